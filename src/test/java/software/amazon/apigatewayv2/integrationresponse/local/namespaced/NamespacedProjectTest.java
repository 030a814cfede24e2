package software.amazon.apigatewayv2.integrationresponse.local.namespaced;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamespacedProjectTest {
    private static final Path ORIGIN = Path.of("");
    private static final TypeName NAME = TypeName.registrable("Acme::Edge::WsReply");
    private static final String SOURCES = "software/amazon/apigatewayv2/integrationresponse/";

    @TempDir
    private Path parent;

    private Path project;

    @BeforeEach
    void writeProject() {
        project = new NamespacedProject(ORIGIN, NAME).writeTo(parent);
    }

    @Test
    void theFolderBearsTheNameOfTheType() {
        assertThat(project).isEqualTo(parent.resolve("Acme-Edge-WsReply")).isDirectory();
    }

    @Test
    void theNameOfAwsIsNowhereInIt() {
        for (Path file : files()) {
            assertThat(file.toString().toLowerCase(Locale.ROOT)).doesNotContain("aws-apigatewayv2-integrationresponse");
            assertThat(file)
                    .content()
                    .doesNotContain("AWS::ApiGatewayV2::IntegrationResponse")
                    .doesNotContainIgnoringCase("AWS-ApiGatewayV2-IntegrationResponse");
        }
    }

    @Test
    void theSchemaDiffersFromTheOriginInItsTypeNameOnly() throws IOException {
        ObjectNode expected = (ObjectNode) json(ORIGIN.resolve("aws-apigatewayv2-integrationresponse.json"));
        expected.put("typeName", "Acme::Edge::WsReply");
        assertThat(json(project.resolve("acme-edge-wsreply.json"))).isEqualTo(expected);
    }

    @Test
    void theSettingsOfTheCloudFormationCliDifferInTheTypeNameOnly() throws IOException {
        ObjectNode expected = (ObjectNode) json(ORIGIN.resolve(".rpdk-config"));
        expected.put("typeName", "Acme::Edge::WsReply");
        assertThat(json(project.resolve(".rpdk-config"))).isEqualTo(expected);
    }

    @Test
    void theBuildNamesTheJarAndPacksTheSchemaAsTheCloudFormationCliExpects() {
        assertThat(project.resolve("pom.xml"))
                .content()
                .contains("<artifactId>acme-edge-wsreply</artifactId>")
                .contains("<schema.file>acme-edge-wsreply.json</schema.file>")
                .contains("<name>Acme::Edge::WsReply</name>");
    }

    @Test
    void theProviderLoadsTheSchemaUnderItsNewNameAndSaysItsNewTypeName() {
        assertThat(project.resolve("src/main/java/" + SOURCES + "Configuration.java"))
                .content()
                .contains("\"acme-edge-wsreply.json\"");
        assertThat(project.resolve("src/generated/java/" + SOURCES + "ResourceModel.java"))
                .content()
                .contains("TYPE_NAME = \"Acme::Edge::WsReply\"");
    }

    @Test
    void theExecutionRoleTrustsTheNewType() {
        assertThat(project.resolve("resource-role.yaml")).content().contains("type/resource/Acme-Edge-WsReply/*");
    }

    @Test
    void theDocumentationIsForTheNewType() {
        assertThat(project.resolve("docs/README.md"))
                .content()
                .startsWith("# Acme::Edge::WsReply\n")
                .contains("Type: Acme::Edge::WsReply");
    }

    @Test
    void theProviderAndItsPackagingAreAllThereAndTestsAndLocalToolsAreNot() throws IOException {
        for (String folder : List.of("src/main", "src/generated", "src/build")) {
            assertThat(names(project.resolve(folder))).isNotEmpty().isEqualTo(names(ORIGIN.resolve(folder)));
        }
        assertThat(project.resolve("src/local")).doesNotExist();
        assertThat(project.resolve("src/test")).doesNotExist();
    }

    @Test
    void whatAnEarlierProjectOfTheNameLeftIsGone() throws IOException {
        Path leftover = Files.writeString(
                Files.createDirectories(project.resolve("target")).resolve("acme-edge-wsreply-0.9.0.jar"), "old");
        new NamespacedProject(ORIGIN, NAME).writeTo(parent);
        assertThat(leftover).doesNotExist();
    }

    private List<Path> files() {
        try (Stream<Path> paths = Files.walk(project)) {
            return paths.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> folder.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    private static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }
}
