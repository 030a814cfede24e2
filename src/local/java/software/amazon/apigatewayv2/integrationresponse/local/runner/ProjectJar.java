package software.amazon.apigatewayv2.integrationresponse.local.runner;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;

/** Finds the packaged function. */
final class ProjectJar {
    private static final String PATTERN = "aws-apigatewayv2-integrationresponse-*.jar";

    private ProjectJar() {}

    static Path in(Path project) {
        Path target = project.resolve("target");
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, PATTERN)) {
            Iterator<Path> found = jars.iterator();
            if (found.hasNext()) {
                return found.next();
            }
        } catch (IOException e) {
            throw new ProblemException("Nothing is packaged yet in " + target + ": mvn package -DskipTests", e);
        }
        throw new ProblemException("Nothing is packaged yet in " + target + ": mvn package -DskipTests");
    }
}
