package software.amazon.apigatewayv2.integrationresponse.local.namespaced;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Optional;

/** Builds the jar of a project that has no tests. */
public final class MavenBuild {
    private MavenBuild() {}

    /**
     * Runs {@code mvn package} in a folder; there is a jar in its {@code target/} then.
     *
     * @return what Maven says if it failed, nothing if it did not
     * @throws UncheckedIOException if Maven cannot be started
     */
    public static Optional<String> packageJar(Path folder) {
        try {
            Process maven = new ProcessBuilder(
                            "mvn",
                            "--batch-mode",
                            "--quiet",
                            "-Dstyle.color=never",
                            "-Dmaven.test.skip=true",
                            "package")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(maven.getInputStream().readAllBytes(), Charset.defaultCharset());
            return maven.onExit().join().exitValue() == 0 ? Optional.empty() : Optional.of(said);
        } catch (IOException e) {
            throw new UncheckedIOException("Maven cannot be started: put mvn on the PATH.", e);
        }
    }
}
