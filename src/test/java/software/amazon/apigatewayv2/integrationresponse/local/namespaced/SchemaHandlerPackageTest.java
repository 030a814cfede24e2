package software.amazon.apigatewayv2.integrationresponse.local.namespaced;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The zip file from which the type is registered. {@code .ci/namespaced} compares it with the CloudFormation CLI's. */
class SchemaHandlerPackageTest {
    private static final TypeName NAME = TypeName.registrable("Acme::Edge::WsReply");

    @TempDir
    private Path project;

    @BeforeEach
    void writeProject() throws IOException {
        new NamespacedProject(Path.of(""), NAME, Optional.of("2.1.0")).writeTo(project);
        Files.writeString(
                Files.createDirectories(project.resolve("target")).resolve("acme-edge-wsreply-2.1.0.jar"), "jar");
        Files.writeString(project.resolve("target/build.log"), "not for the package");
    }

    @Test
    void holdsWhatTheRegistryReadsAndTheSourcesAndNothingElse() throws IOException {
        Map<String, String> content = content(write());

        Map<String, String> expected = new TreeMap<>();
        expected.put("schema.json", text("acme-edge-wsreply.json"));
        expected.put(".rpdk-config", text(".rpdk-config"));
        expected.put("pom.xml", text("pom.xml"));
        expected.put("target/acme-edge-wsreply-2.1.0.jar", "jar");
        for (String folder : new String[] {"inputs", "src"}) {
            try (Stream<Path> paths = Files.walk(project.resolve(folder))) {
                for (Path path : paths.filter(Files::isRegularFile).toList()) {
                    String name = project.relativize(path).toString();
                    expected.put(name, text(name));
                }
            }
        }
        String metadata = content.remove(".cfn_metadata.json");
        assertThat(content).isEqualTo(expected);
        assertThat(new ObjectMapper().readTree(metadata).path("plugin-version").asText())
                .isEqualTo(Files.readString(project.resolve("pom.xml"))
                        .replaceFirst("(?s).*rpdk-java-plugin</artifactId><version>([^<]+)<.*", "$1"));
    }

    /** As the CloudFormation CLI packs, which says why: the registry checks the size of the file. */
    @Test
    void compressesNothing() throws IOException {
        try (ZipFile zip = new ZipFile(write().toFile())) {
            assertThat(zip.stream()).allMatch(entry -> entry.getMethod() == ZipEntry.STORED);
        }
    }

    @Test
    void givesTheSameBytesUnderTheNameOfTheJarForTheSameProject() throws IOException {
        byte[] first = Files.readAllBytes(write());
        assertThat(write())
                .isEqualTo(project.resolve("acme-edge-wsreply-2.1.0.zip"))
                .hasBinaryContent(first);
    }

    private Path write() {
        return new SchemaHandlerPackage(project, NAME).write();
    }

    private String text(String name) throws IOException {
        return Files.readString(project.resolve(name));
    }

    private static Map<String, String> content(Path file) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                content.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return content;
    }
}
