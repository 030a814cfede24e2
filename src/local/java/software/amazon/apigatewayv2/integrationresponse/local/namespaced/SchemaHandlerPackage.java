package software.amazon.apigatewayv2.integrationresponse.local.namespaced;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The zip file from which CloudFormation registers a type, with the content that {@code cfn submit --dry-run} writes;
 * {@code .ci/namespaced} compares the two. The same project gives the same bytes, so their hash can be an S3 key.
 */
public record SchemaHandlerPackage(Path project, TypeName name) {
    /**
     * What the CloudFormation CLI 0.2.41 with its Java plugin 2.2.3 writes about itself, in its form. Whether the
     * registry reads it is not documented.
     */
    private static final String METADATA =
            "{\"plugin-tool-version\": \"2.2.3\", \"plugin-name\": \"java\", \"plugin-version\": \"%s\", \"cli-version\": \"0.2.41\"}";

    private static final Pattern RPDK = Pattern.compile(
            "<artifactId>aws-cloudformation-rpdk-java-plugin</artifactId>\\s*<version>([^<]+)</version>");

    /** The earliest time that a zip file can hold. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    /** Writes the zip file into the project's folder, named like the jar, with the version. */
    public Path write() {
        try {
            Path jar = jar();
            Path zip = project.resolve(jar.getFileName().toString().replaceFirst("\\.jar$", ".zip"));
            try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
                for (Map.Entry<String, byte[]> entry : content(jar).entrySet()) {
                    out.putNextEntry(stored(entry.getKey(), entry.getValue()));
                    out.write(entry.getValue());
                }
            }
            return zip;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SortedMap<String, byte[]> content(Path jar) throws IOException {
        SortedMap<String, byte[]> content = new TreeMap<>();
        content.put("schema.json", Files.readAllBytes(project.resolve(name.fileName() + ".json")));
        content.put(".cfn_metadata.json", metadata().getBytes(StandardCharsets.UTF_8));
        content.put("target/" + jar.getFileName(), Files.readAllBytes(jar));
        for (String part : new String[] {".rpdk-config", "pom.xml", "inputs", "src"}) {
            try (Stream<Path> paths = Files.walk(project.resolve(part))) {
                for (Path path : paths.filter(Files::isRegularFile).toList()) {
                    content.put(project.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
                }
            }
        }
        return content;
    }

    private Path jar() throws IOException {
        try (DirectoryStream<Path> jars =
                Files.newDirectoryStream(project.resolve("target"), name.fileName() + "-*.jar")) {
            return jars.iterator().next();
        }
    }

    private String metadata() throws IOException {
        Matcher rpdk = RPDK.matcher(Files.readString(project.resolve("pom.xml")));
        if (!rpdk.find()) {
            throw new IllegalStateException("pom.xml does not name a version of the RPDK's Java plugin.");
        }
        return METADATA.formatted(rpdk.group(1));
    }

    private static ZipEntry stored(String path, byte[] content) {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry entry = new ZipEntry(path);
        entry.setTimeLocal(NO_TIME);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        return entry;
    }
}
