package software.amazon.apigatewayv2.integrationresponse.local.namespaced;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Builds the jar of a project that has neither tests nor local tools. */
public final class MavenBuild {
    private MavenBuild() {}

    /**
     * Runs {@code mvn package} in a folder; Maven's output goes where this process's goes.
     *
     * @return whether there is a jar in {@code target/} now
     * @throws UncheckedIOException if Maven cannot be started
     */
    public static boolean packageJar(Path folder) {
        try {
            Process maven = new ProcessBuilder("mvn", "--batch-mode", "--quiet", "-Dmaven.test.skip=true", "package")
                    .directory(folder.toFile())
                    .inheritIO()
                    .start();
            return maven.onExit().join().exitValue() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException("Maven cannot be started: put mvn on the PATH.", e);
        }
    }
}
