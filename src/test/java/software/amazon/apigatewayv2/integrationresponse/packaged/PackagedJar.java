package software.amazon.apigatewayv2.integrationresponse.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.apigatewayv2.integrationresponse.local.function.PackagedFunction;

/** The jar that the build made and that is uploaded. */
final class PackagedJar {
    /** The CloudFormation CLI looks for the jar by this name and refuses several. */
    private static final String NAME = "aws-apigatewayv2-integrationresponse-*.jar";

    private PackagedJar() {}

    /** The jars that the CloudFormation CLI would find. */
    static List<Path> candidates() {
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(Path.of("target"), NAME)) {
            found.forEach(jars::add);
        } catch (IOException e) {
            throw new UncheckedIOException("There is no packaged jar: run `mvn package` first", e);
        }
        return jars;
    }

    /** Starts the function; the build runs some tests once more with another entry class. */
    static PackagedFunction start(Map<String, String> environment) {
        return PackagedFunction.start(path(), environment, System.getProperty("entry.class", PackagedFunction.HANDLER));
    }

    static Path path() {
        return candidates().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no packaged jar: run `mvn package` first"));
    }
}
