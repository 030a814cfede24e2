package software.amazon.apigatewayv2.integrationresponse.local.namespaced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamespacedProjectTest {
    private static final Path ORIGIN = Path.of("");
    private static final TypeName NAME = TypeName.registrable("Acme::Edge::WsReply");
    private static final String SOURCES = "software/amazon/apigatewayv2/integrationresponse/";

    @TempDir
    private Path parent;

    private Path project;

    @BeforeEach
    void writeProject() {
        project = parent.resolve("type");
        write(NAME, Optional.empty());
    }

    @Test
    void neitherTheNameOfAwsNorThatOfTheDocumentationIsInIt() {
        for (Path file : files()) {
            assertThat(file.toString().toLowerCase(Locale.ROOT)).doesNotContain("aws-apigatewayv2-integrationresponse");
            assertThat(file)
                    .content()
                    .doesNotContain("AWS::ApiGatewayV2::IntegrationResponse")
                    .doesNotContainIgnoringCase("AWS-ApiGatewayV2-IntegrationResponse")
                    .doesNotContainIgnoringCase("myorg");
        }
    }

    @Test
    void aNameThatContainsTheOneOfTheDocumentationIsWrittenOnce() {
        project = parent.resolve("another");
        write(TypeName.registrable("MyOrg::ApiGatewayV2::IntegrationResponse2"), Optional.empty());
        assertThat(project.resolve("register.yaml"))
                .content()
                .contains("Default: MyOrg::ApiGatewayV2::IntegrationResponse2\n");
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
    void theExecutionRolesTrustTheNewType() {
        assertThat(project.resolve("resource-role.yaml")).content().contains("type/resource/Acme-Edge-WsReply/*");
        assertThat(project.resolve("execution-role.yaml")).content().contains("Default: Acme-Edge-WsReply\n");
    }

    @Test
    void theTemplatesAndPoliciesForRegisteringAreForTheNewType() {
        assertThat(project.resolve("register.yaml")).content().contains("Default: Acme::Edge::WsReply\n");
        assertThat(project.resolve("package-bucket.yaml")).exists();
        assertThat(project.resolve("policies/submit-with-cfn.json"))
                .content()
                .contains(":stack/acme-edge-wsreply-role-stack/*", ":role/acme-*-ExecutionRole-*");
        assertThat(project.resolve("policies/register-with-stack.json"))
                .content()
                .contains(":stack/acme-edge-wsreply-type/*", ":log-group:/cloudformation/types/Acme-Edge-WsReply");
    }

    @Test
    void theTemplateForSamNamesTheJarThatTheBuildMakes() {
        assertThat(project.resolve("template.yml"))
                .content()
                .containsPattern("\\./target/acme-edge-wsreply-[0-9.]+\\.jar");
    }

    @Test
    void anotherVersionStandsInTheBuildAndInTheNameOfTheJarAndNowhereElse() throws IOException {
        String build = Files.readString(project.resolve("pom.xml"));
        write(NAME, Optional.of(new PackageVersion("7.8-rc.1")));

        assertThat(project.resolve("pom.xml"))
                .hasContent(build.replaceFirst("<version>[^<]+</version>", "<version>7.8-rc.1</version>"));
        assertThat(project.resolve("template.yml"))
                .content()
                .contains("CodeUri: ./target/acme-edge-wsreply-7.8-rc.1.jar\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.", "1/2", "1 2", "../1", "$1"})
    void aVersionThatNoFileNameCanHoldIsRefused(String version) {
        assertThatThrownBy(() -> new PackageVersion(version))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("\"" + version + "\" is not a version: ");
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
        write(NAME, Optional.empty());
        assertThat(leftover).doesNotExist();
    }

    @Test
    void aFileOfTheUsersOwnInAnEarlierProjectIsNotDeleted() throws IOException {
        Path own = Files.writeString(
                Files.createDirectories(project.resolve("cfn")).resolve("pyvenv.cfg"), "mine");

        NamespacedProject again = new NamespacedProject(ORIGIN, NAME, Optional.empty());

        assertThatThrownBy(() -> again.writeTo(project))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(project + " holds cfn besides an earlier project of Acme::Edge::WsReply: "
                        + "move it elsewhere, or name another folder.");
        assertThat(own).hasContent("mine");
    }

    @Test
    void aFolderThatHoldsSomethingElseIsLeftAsItIs() throws IOException {
        Path elsewhere = Files.createDirectories(parent.resolve("elsewhere"));
        Path file = Files.writeString(elsewhere.resolve("letter.txt"), "mine");
        Path ofAnotherType = Files.createDirectories(parent.resolve("ofAnotherType"));
        Files.copy(ORIGIN.resolve(".rpdk-config"), ofAnotherType.resolve(".rpdk-config"));
        NamespacedProject another = new NamespacedProject(ORIGIN, NAME, Optional.empty());

        for (Path folder : List.of(elsewhere, ofAnotherType)) {
            assertThatThrownBy(() -> another.writeTo(folder))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(folder + " holds something else than a project of Acme::Edge::WsReply: "
                            + "name another folder, or empty it first.");
        }
        assertThatThrownBy(() -> another.writeTo(file)).hasMessage(file + " is a file: name a folder.");
        assertThat(elsewhere).isDirectoryContaining(path -> path.equals(file));
    }

    @Test
    void anEmptyFolderIsTaken() throws IOException {
        Path empty = Files.createDirectories(parent.resolve("empty"));
        new NamespacedProject(ORIGIN, NAME, Optional.empty()).writeTo(empty);
        assertThat(empty.resolve("pom.xml")).exists();
    }

    private void write(TypeName name, Optional<PackageVersion> version) {
        new NamespacedProject(ORIGIN, name, version).writeTo(project);
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
