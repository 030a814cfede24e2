package software.amazon.apigatewayv2.integrationresponse.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.apigatewayv2.integrationresponse.local.function.PackagedFunction;

/** The jar that the build made and that is uploaded. */
final class PackagedJar {

    private PackagedJar() {}

    /** Starts the function; the build runs some tests once more with another entry class. */
    static PackagedFunction start(Map<String, String> environment) {
        return PackagedFunction.start(path(), environment, System.getProperty("entry.class", PackagedFunction.HANDLER));
    }

    static Path path() {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file ->
                            file.getFileName().toString().matches("aws-apigatewayv2-integrationresponse-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("There is no packaged jar: run `mvn package` first"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
