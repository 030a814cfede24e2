package software.amazon.apigatewayv2.integrationresponse.local.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code src/local/watched-build} says after Maven has failed; another program stands in for Maven. */
class WatchedBuildTest {
    @TempDir
    private Path folder;

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(
                        """
                        [INFO] --- enforcer:3.6.2:enforce (default) @ provider ---
                        [ERROR] Failed to execute goal enforcer:3.6.2:enforce (default) on project provider:\s
                        [ERROR] Rule 0: RequireJavaVersion failed with message:
                        [ERROR] Detected JDK /jdk11 is version 11.0.2 which is not in the allowed range [17,).
                        [ERROR] -> [Help 1]
                        [ERROR]\s
                        [ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.
                        """,
                        """
                        s: Failed to execute goal enforcer:3.6.2:enforce (default) on project provider:\s
                        Rule 0: RequireJavaVersion failed with message:
                        Detected JDK /jdk11 is version 11.0.2 which is not in the allowed range [17,).
                        Set JAVA_HOME to a JDK 17 or later. It is /jdk.
                        All that Maven printed:"""),
                arguments(
                        """
                        The JAVA_HOME environment variable is not defined correctly,
                        this environment variable is needed to run this program.
                        """,
                        """
                        s: The JAVA_HOME environment variable is not defined correctly,
                        this environment variable is needed to run this program.
                        Set JAVA_HOME to a JDK 17 or later. It is /jdk.
                        All that Maven printed:"""),
                arguments(
                        """
                        [ERROR] COMPILATION ERROR :\s
                        [ERROR] FOLDER/src/A.java:[3,4] cannot find symbol
                        [ERROR]   symbol:   class Missing
                        [ERROR] FOLDER/src/B.java:[5,6] ';' expected
                        [INFO] 2 errors
                        [ERROR] Failed to execute goal compiler:compile: Compilation failure -> [Help 1]
                        """,
                        """
                        s: src/A.java:[3,4] cannot find symbol
                        symbol:   class Missing
                        All that Maven printed:"""),
                arguments("", "s: Maven printed nothing\nAll that Maven printed:"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void saysTheFirstErrorWithAllItsLinesOrElseAllThatMavenPrinted(String printed, String expected) throws Exception {
        Path output = Files.writeString(folder.resolve("printed"), printed.replace("FOLDER", folder.toString()));
        Path maven = Files.writeString(folder.resolve("mvn"), "#!/bin/sh\ncat '%s'\nexit 1\n".formatted(output));
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
        ProcessBuilder build = new ProcessBuilder(
                "src/local/watched-build", folder.toString(), folder + "/build.log", "the provider", "package");
        build.environment()
                .putAll(Map.of("PATH", folder + ":" + System.getenv("PATH"), "JAVA_HOME", "/jdk", "TERM", "dumb"));
        // What it runs in the background may hold a pipe open for longer.
        Path said = folder.resolve("said");
        Process process =
                build.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(said).content().contains(expected);
    }
}
