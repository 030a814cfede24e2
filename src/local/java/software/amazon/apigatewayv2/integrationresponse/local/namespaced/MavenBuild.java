package software.amazon.apigatewayv2.integrationresponse.local.namespaced;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Builds the jar of a project that has no tests. */
public final class MavenBuild {
    private MavenBuild() {}

    /**
     * Runs {@code mvn package} in a folder; there is a jar in its {@code target/} then. On standard error it shows how
     * far the build is, and why it failed.
     *
     * @param origin this project, which has the script that does so
     * @param folder the project to build
     * @param name what the project is called
     * @return whether the jar was built
     * @throws UncheckedIOException if the script cannot be started
     */
    public static boolean packageJar(Path origin, Path folder, String name) {
        try {
            return new ProcessBuilder(
                                    origin.resolve("src/local/watched-build").toString(),
                                    folder.toString(),
                                    folder.resolve("target/build.log").toString(),
                                    name,
                                    "-Dmaven.test.skip=true",
                                    "package")
                            .inheritIO()
                            .start()
                            .onExit()
                            .join()
                            .exitValue()
                    == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
