package software.amazon.apigatewayv2.integrationresponse.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./local} does with the files of a project: those that it needs, and the jars in {@code target/}. */
class ProjectFilesTest {
    @TempDir
    private Path directory;

    @Test
    void aFileThatIsMissingEndsInTwoWithALineThatNamesIt() {
        assertThat(CommandLineRun.in(directory, "package", "--type", "Acme::Edge::WsReply"))
                .isEqualTo(new CommandLineRun(
                        2,
                        "",
                        "There is no file " + directory.resolve("src/main") + ": restore it, then try again.\n"));
    }

    @Test
    void aFolderThatCannotBeMadeEndsInTwoWithALineThatNamesIt() throws IOException {
        Path impossible = Files.createFile(directory.resolve("letter.txt")).resolve("type");
        assertThat(CommandLineRun.of("package", "--type", "Acme::Edge::WsReply", "--output", impossible.toString()))
                .isEqualTo(
                        new CommandLineRun(2, "", impossible + ": Not a directory. Correct that, then try again.\n"));
    }

    @Test
    void theVersionIsThatOfTheJarThatThePomMakesWhateverElseIsThere() throws IOException {
        Path target = Files.createDirectory(directory.resolve("target"));
        for (String version : List.of("1.0.0", "7.8.9-rc.1", "9.0.0")) {
            Files.createFile(target.resolve("aws-apigatewayv2-integrationresponse-" + version + ".jar"));
            Files.writeString(
                    directory.resolve("pom.xml"),
                    "<artifactId>aws-apigatewayv2-integrationresponse</artifactId> <version>%s</version>"
                            .formatted(version));
            assertThat(CommandLineRun.in(directory, "--version").out()).isEqualTo("./local " + version + "\n");
        }
        Files.writeString(
                directory.resolve("pom.xml"),
                "<artifactId>aws-apigatewayv2-integrationresponse</artifactId> <version>7.8.9-rc.1</version>");
        assertThat(CommandLineRun.in(directory, "--version").out()).isEqualTo("./local 7.8.9-rc.1\n");
    }

    @Test
    void whatIsGoingOnIsClearedBeforeAnErrorIsShown() throws IOException {
        Files.createFile(Files.createDirectory(directory.resolve("target"))
                .resolve("aws-apigatewayv2-integrationresponse-1.0.0.jar"));
        for (CommandLineRun run : List.of(
                CommandLineRun.onTerminalIn(directory, "invoke", "sam-tests/read.json"),
                CommandLineRun.onTerminalIn(directory, "demo"))) {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out() + run.err())
                    .containsPattern("\r\u001b\\[K[A-Z]+ \\.\\.\\.\r\u001b\\[KThe function's JVM ended: ");
        }
    }
}
