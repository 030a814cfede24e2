package software.amazon.apigatewayv2.integrationresponse.local.namespaced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamespacedProjectTest {
    private static final Path ORIGIN = Path.of("");
    private static final TypeName NAME = TypeName.registrable("Acme::Edge::WsReply");
    private static final NamespacedProject NAMED = new NamespacedProject(ORIGIN, NAME, Optional.empty());

    @TempDir
    private Path parent;

    private Path project;

    @BeforeEach
    void writeProject() {
        project = NAMED.writeTo(parent.resolve("type"));
    }

    @Test
    void hasNeitherTheNameOfAwsNorThatOfTheDocumentation() throws IOException {
        for (String file : files(project)) {
            assertThat(file).doesNotContainIgnoringCase("aws-apigatewayv2-integrationresponse");
            assertThat(project.resolve(file))
                    .content()
                    .doesNotContain("AWS::ApiGatewayV2::IntegrationResponse")
                    .doesNotContainIgnoringCase("AWS-ApiGatewayV2-IntegrationResponse")
                    .doesNotContainIgnoringCase("myorg");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    pom.xml | <artifactId>acme-edge-wsreply</artifactId>
                    pom.xml | <name>Acme::Edge::WsReply</name>
                    src/generated/java/software/amazon/apigatewayv2/integrationresponse/ResourceModel.java | "Acme::Edge::WsReply";
                    execution-role.yaml | Default: Acme-Edge-WsReply
                    register.yaml | Default: Acme::Edge::WsReply
                    package-bucket.yaml | AWSTemplateFormatVersion
                    policies/submit-with-cfn.json | :role/acme-*-ExecutionRole-*
                    template.yml | CodeUri: ./target/acme-edge-wsreply-
                    docs/README.md | # Acme::Edge::WsReply
                    """)
    void hasTheNewNameInItsForms(String file, String text) {
        assertThat(project.resolve(file)).content().contains(text);
    }

    @Test
    void writesANameThatContainsTheOneOfTheDocumentationOnce() {
        TypeName longer = TypeName.registrable("MyOrg::ApiGatewayV2::IntegrationResponse2");
        Path another = new NamespacedProject(ORIGIN, longer, Optional.empty()).writeTo(parent.resolve("another"));
        assertThat(another.resolve("register.yaml"))
                .content()
                .contains("Default: MyOrg::ApiGatewayV2::IntegrationResponse2\n");
    }

    @ParameterizedTest
    @CsvSource({"aws-apigatewayv2-integrationresponse.json, acme-edge-wsreply.json", ".rpdk-config, .rpdk-config"})
    void changesTheTypeNameOnlyInSchemaAndSettings(Path origin, String renamed) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode expected = (ObjectNode) json.readTree(origin.toFile());
        expected.put("typeName", "Acme::Edge::WsReply");
        assertThat(json.readTree(project.resolve(renamed).toFile())).isEqualTo(expected);
    }

    @Test
    void writesAnotherVersionIntoTheBuildAndTheNameOfTheJarAndNowhereElse() throws IOException {
        String build = Files.readString(project.resolve("pom.xml"));
        new NamespacedProject(ORIGIN, NAME, Optional.of("7.8-rc.1")).writeTo(project);
        assertThat(project.resolve("pom.xml"))
                .hasContent(build.replaceFirst("<version>[^<]+</version>", "<version>7.8-rc.1</version>"));
        assertThat(project.resolve("template.yml"))
                .content()
                .contains("CodeUri: ./target/acme-edge-wsreply-7.8-rc.1.jar\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.", "1/2", "1 2", "../1", "$1"})
    void refusesAVersionThatNoFileNameCanHold(String version) {
        assertThatThrownBy(() -> new NamespacedProject(ORIGIN, NAME, Optional.of(version)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("\"" + version + "\" is not a version: ");
    }

    @Test
    void hasTheProviderAndItsPackagingButNeitherTestsNorLocalTools() throws IOException {
        for (String folder : List.of("src/main", "src/generated", "src/build")) {
            assertThat(files(project.resolve(folder))).isNotEmpty().isEqualTo(files(ORIGIN.resolve(folder)));
        }
        assertThat(project.resolve("src/local")).doesNotExist();
        assertThat(project.resolve("src/test")).doesNotExist();
    }

    @Test
    void replacesAnEarlierProjectOfTheNameAndTakesAnEmptyFolder() throws IOException {
        Path leftover = written("type/target/acme-edge-wsreply-0.9.0.jar");
        NAMED.writeTo(project);
        assertThat(leftover).doesNotExist();
        Path empty = Files.createDirectories(parent.resolve("empty"));
        assertThat(NAMED.writeTo(empty).resolve("pom.xml")).exists();
    }

    @Test
    void deletesNoFileOfTheUsersOwnInAnEarlierProject() throws IOException {
        Path own = written("type/cfn/pyvenv.cfg");
        assertThatThrownBy(() -> NAMED.writeTo(project))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(project + " holds cfn besides an earlier project of Acme::Edge::WsReply: "
                        + "move it elsewhere, or name another folder.");
        assertThat(own).exists();
    }

    @Test
    void leavesAFolderThatHoldsSomethingElseAsItIs() throws IOException {
        Path letter = written("elsewhere/letter.txt");
        Path settings = parent.resolve("another/.rpdk-config");
        Files.createDirectories(settings.getParent());
        Files.copy(ORIGIN.resolve(".rpdk-config"), settings);
        for (Path file : List.of(letter, settings)) {
            assertThatThrownBy(() -> NAMED.writeTo(file.getParent()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(file.getParent() + " holds something else than a project of Acme::Edge::WsReply: "
                            + "name another folder, or empty it first.");
            assertThat(file).exists();
        }
        assertThatThrownBy(() -> NAMED.writeTo(letter)).hasMessage(letter + " is a file: name a folder.");
    }

    @Test
    void leavesAnEarlierProjectAsItIsWhereAFileOfTheOriginCannotBeRead() throws IOException {
        NamespacedProject withoutItsSources = new NamespacedProject(parent, NAME, Optional.empty());
        List<String> before = files(project);
        assertThatThrownBy(() -> withoutItsSources.writeTo(project)).isInstanceOf(UncheckedIOException.class);
        assertThat(files(project)).isNotEmpty().isEqualTo(before);
    }

    private Path written(String name) throws IOException {
        Path file = parent.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "mine");
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> folder.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }
}
