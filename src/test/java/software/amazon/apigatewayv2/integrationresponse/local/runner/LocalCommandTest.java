package software.amazon.apigatewayv2.integrationresponse.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.apigatewayv2.integrationresponse.local.desk.Desk;
import software.amazon.apigatewayv2.integrationresponse.local.loopback.PlainRequest;

/** What {@code ./local} does before there is a packaged function. */
class LocalCommandTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"--help", "invoke --help", "serve --help"})
    void helpIsGiven(String arguments) {
        CommandLineRun run = CommandLineRun.of(arguments.split(" "));
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Usage: ./local");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sing",
                "invoke",
                "invoke a.json b.json",
                "invoke a.json --aws --endpoint http://127.0.0.1:1",
                "invoke a.json --entrypoint back",
                "serve --port x",
                "serve --maps eaten"
            })
    void wrongOptionsEndInTwoAndSayWhereTheHelpIs(String arguments) {
        CommandLineRun run = CommandLineRun.of(arguments.split(" "));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(2).last().asString().matches("Help: \\./local( invoke| serve)? --help");
    }

    @Test
    void aMissingEventFileEndsInTwo() {
        CommandLineRun run = CommandLineRun.of("invoke", "nowhere.json");
        assertThat(run).isEqualTo(new CommandLineRun(2, "", "There is no file nowhere.json\n"));
    }

    @Test
    void withoutAPackagedFunctionTheLifeEndsInTwoAndSaysWhatToDo() {
        CommandLineRun run = CommandLineRun.in(directory);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("Nothing is packaged yet in %s: mvn package -DskipTests\n"
                        .formatted(directory.resolve("target")));
    }

    @Test
    void faultsAreNotForAServiceElsewhere() throws IOException {
        Path faults = Files.writeString(directory.resolve("faults.json"), "[]");
        CommandLineRun run = CommandLineRun.of(
                "invoke", "sam-tests/read.json", "--endpoint", "http://127.0.0.1:1", "--faults", faults.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("Faults and behaviour are those of the local service that invoke starts itself");
    }

    @Test
    void aBrokenFaultScriptEndsInTwoWithWhatIsWrong() throws IOException {
        Path faults = Files.writeString(directory.resolve("faults.json"), "[{\"fault\": \"FIRE\"}]");
        CommandLineRun run = CommandLineRun.of("serve", "--port", "0", "--faults", faults.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith(faults + ": Fault 1: \"fault\" is one of THROTTLE, ");
    }

    @Test
    void aPortInUseEndsInTwo() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            CommandLineRun run = CommandLineRun.of("serve", "--port", Integer.toString(taken.getLocalPort()));
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err())
                    .isEqualTo("Cannot listen on 127.0.0.1:%d: Address already in use. Choose another with "
                                    .formatted(taken.getLocalPort())
                            + "--port, or any free one with --port 0.\n");
        }
    }

    @Test
    void servePrintsItsEndpointAndServesTheDeskUntilItIsInterrupted() throws IOException, InterruptedException {
        String answer = served("localhost");
        assertThat(answer).startsWith("HTTP/1.1 200 ").contains(Desk.API_ID);
    }

    @Test
    void serveAnswersForLoopbackAndForTheHostsThatItIsToldToAllow() throws IOException, InterruptedException {
        assertThat(served("service.example")).startsWith("HTTP/1.1 403 ").doesNotContain(Desk.API_ID);
        assertThat(served("service.example", "--allow-host", "other", "--allow-host", "service.example"))
                .startsWith("HTTP/1.1 200 ");
    }

    /** What {@code ./local serve} answers when it is asked for its APIs under a host's name. */
    private String served(String host, String... options) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("serve", "--port", "0"));
        arguments.addAll(List.of(options));
        PipedWriter out = new PipedWriter();
        try (BufferedReader printed = new BufferedReader(new PipedReader(out))) {
            Thread serving = new Thread(() -> LocalCommand.commandLine(directory)
                    .setOut(new PrintWriter(out, true))
                    .setErr(new PrintWriter(PrintWriter.nullWriter()))
                    .execute(arguments.toArray(String[]::new)));
            serving.start();
            String first = printed.readLine();
            String answer = PlainRequest.get(
                    URI.create(first.substring(first.indexOf("http"))),
                    "/v2/apis",
                    List.of("Host: " + host, "Authorization: AWS4-HMAC-SHA256 Credential=x"));
            serving.interrupt();
            serving.join();
            return answer;
        }
    }
}
