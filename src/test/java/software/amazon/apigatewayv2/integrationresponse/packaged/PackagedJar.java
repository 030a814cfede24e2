package software.amazon.apigatewayv2.integrationresponse.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The jar that {@code mvn package} made and that is uploaded. */
public final class PackagedJar {
    private PackagedJar() {}

    public static Path path() {
        String jar = "aws-apigatewayv2-integrationresponse-*.jar";
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of("target"), jar)) {
            return jars.iterator().next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
