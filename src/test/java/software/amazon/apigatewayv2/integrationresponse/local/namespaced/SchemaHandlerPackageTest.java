package software.amazon.apigatewayv2.integrationresponse.local.namespaced;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    private static final String JAR = "target/acme-edge-wsreply-2.1.0.jar";

    @TempDir
    private Path project;

    @BeforeEach
    void writeProject() throws IOException {
        new NamespacedProject(Path.of(""), NAME, Optional.of("2.1.0")).writeTo(project);
        Files.createDirectory(project.resolve("target"));
        Files.writeString(project.resolve(JAR), "jar");
        Files.writeString(project.resolve("target/build.log"), "not for the package");
    }

    /** Uncompressed as the CloudFormation CLI packs, which says why: the registry checks the size of the file. */
    @Test
    void holdsWhatTheRegistryReadsAndTheSourcesUncompressedAndNothingElse() throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (ZipFile zip = new ZipFile(write().toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
                content.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }

        Map<String, String> expected = new TreeMap<>();
        expected.put("schema.json", Files.readString(project.resolve("acme-edge-wsreply.json")));
        for (String part : List.of(".rpdk-config", "pom.xml", JAR, "inputs", "src")) {
            try (Stream<Path> paths = Files.walk(project.resolve(part))) {
                for (Path path : paths.filter(Files::isRegularFile).toList()) {
                    expected.put(project.relativize(path).toString(), Files.readString(path));
                }
            }
        }
        String rpdk = Files.readString(project.resolve("pom.xml"))
                .replaceFirst("(?s).*rpdk-java-plugin</artifactId><version>([^<]+)<.*", "$1");
        assertThat(content.remove(".cfn_metadata.json")).contains("\"plugin-version\": \"" + rpdk + "\"");
        assertThat(content).isEqualTo(expected);
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
}
