package software.amazon.apigatewayv2.integrationresponse.local.namespaced;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Builds the jar of a project that has neither tests nor local tools. */
final class MavenBuild {
    private MavenBuild() {}

    /**
     * Runs {@code mvn package} in a folder; Maven's output goes where this process's goes.
     *
     * @return Maven's exit code, 0 for a jar in {@code target/}
     */
    static int packageJar(Path folder) {
        try {
            return new ProcessBuilder("mvn", "--batch-mode", "--quiet", "-Dmaven.test.skip=true", "package")
                    .directory(folder.toFile())
                    .inheritIO()
                    .start()
                    .onExit()
                    .join()
                    .exitValue();
        } catch (IOException e) {
            throw new UncheckedIOException("Maven cannot be started: put mvn on the PATH.", e);
        }
    }
}
