package software.amazon.apigatewayv2.integrationresponse.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code ./local} does before there is a packaged function. */
class LocalCommandTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "demo --help",
                "invoke --help",
                "serve --help",
                "cloudcontrol --help",
                "stack --help",
                "probe --help",
                "package --help"
            })
    void helpIsGivenWithAnExampleAndFits(String arguments) {
        CommandLineRun run = CommandLineRun.of(arguments.split(" "));
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Usage: ./local").containsPattern("Examples?:\\R  \\./local");
        assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "cloudcontrol", "stack"})
    void helpShowsValuesAndKeepsTheSimulatedBehaviourApart(String command) {
        assertThat(CommandLineRun.of(command, "--help").out())
                .containsPattern("(?s)--port=NUMBER.*Simulated behaviour of API Gateway V2:.*--maps=merged\\|replaced");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "sevre; There is no command sevre. Did you mean serve?",
                "serve --prot 1; There is no option --prot. Did you mean --port?",
                "serve --maps eaten; '--maps takes merged|replaced, not \"eaten\".'",
                "serve --port x; '--port takes NUMBER, not \"x\".'",
                "invoke a.json b.json; There is no further argument b.json."
            })
    void wrongWordsAreNamedWithWhatWasProbablyMeant(String arguments, String message) {
        assertThat(CommandLineRun.of(arguments.split(" ")).err().lines().findFirst())
                .contains(message);
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
                "serve --maps eaten",
                "package"
            })
    void wrongOptionsEndInTwoAndSayWhereTheHelpIs(String arguments) {
        CommandLineRun run = CommandLineRun.of(arguments.split(" "));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines())
                .hasSize(2)
                .last()
                .asString()
                .matches("Help: \\./local( invoke| serve| package)? --help");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--output json demo; --output comes after the command: ./local demo --output; ./local demo",
                "--verbose invoke x.json; --verbose comes after the command: ./local invoke --verbose; ./local invoke",
                "-v serve --port 0; ./local serve has no option --verbose.; ./local serve"
            })
    void anOptionBeforeACommandIsRefusedAndNotIgnored(String arguments, String message, String command) {
        assertThat(CommandLineRun.of(arguments.split(" ")))
                .isEqualTo(new CommandLineRun(2, "", message + "\nHelp: " + command + " --help\n"));
    }

    @Test
    void packageRefusesAVersionThatIsNoneAndAFolderOfSomethingElseBeforeItBuilds() throws IOException {
        String type = "Acme::Edge::WsReply";
        Path file = Files.writeString(directory.resolve("letter.txt"), "mine");
        assertThat(CommandLineRun.of("package", "--type", type, "--version", "1/2"))
                .isEqualTo(new CommandLineRun(
                        2,
                        "",
                        "\"1/2\" is not a version: it takes up to 64 letters, digits, dots and hyphens, with a letter or a digit"
                                + " at both ends, such as 1.2.0.\n"));
        assertThat(CommandLineRun.of("package", "--type", type, "--output", directory.toString()))
                .isEqualTo(new CommandLineRun(
                        2,
                        "",
                        directory + " holds something else than a project of Acme::Edge::WsReply: "
                                + "name another folder, or empty it first.\n"));
        assertThat(directory).isDirectoryContaining(path -> path.equals(file));
    }

    @Test
    void aMissingEventFileEndsInTwo() {
        CommandLineRun run = CommandLineRun.of("invoke", "nowhere.json");
        assertThat(run)
                .isEqualTo(new CommandLineRun(
                        2, "", "There is no file nowhere.json: give an event such as sam-tests/create.json\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; Standard input is empty: ",
                "hello; Standard input is not JSON: ",
                "{}; Standard input is not an event: "
            })
    void standardInputIsJudgedLikeAFile(String input, String message) {
        CommandLineRun run = CommandLineRun.withInput(input, "invoke", "-");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).singleElement().asString().startsWith(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "cloudcontrol --jar README.md; README.md is not a jar: give the one of a packaged resource type",
                "cloudcontrol --jar nowhere.jar; There is no file nowhere.jar",
                "cloudcontrol --type MyOrg::Not::Packaged; "
                        + "MyOrg::Not::Packaged is not packaged yet: ./local package --type MyOrg::Not::Packaged",
                "cloudcontrol --type nonsense; '\"nonsense\" is not a type name: it takes three parts of 2 to 64 letters and "
                        + "digits, joined by \"::\", such as MyOrg::ApiGatewayV2::IntegrationResponse.'",
                "serve --faults nowhere.json; There is no file nowhere.json: --faults takes a JSON array of faults"
            })
    void aWrongFileOrTypeEndsInTwoWithALineThatSaysWhatToDo(String arguments, String message) {
        assertThat(CommandLineRun.of(arguments.split(" "))).isEqualTo(new CommandLineRun(2, "", message + "\n"));
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:7420",
                "127.0.0.1:7420",
                "localhost",
                "//localhost:7420",
                "/tmp/socket",
                "http://",
                "http:///v2",
                "http:localhost:7420",
                "http://local host:7420",
                "http://localhost:65536",
                "ftp://localhost:7420",
                ""
            })
    void anEndpointThatIsNoAddressOfAServiceEndsInTwoAndSaysWhatIs(String endpoint) {
        for (List<String> command : List.of(List.of("invoke", "sam-tests/read.json"), List.of("cloudcontrol"))) {
            assertThat(withEndpoint(command, endpoint))
                    .isEqualTo(new CommandLineRun(
                            2,
                            "",
                            "--endpoint %s is not the address of a service: give an http or https URL with a host, "
                                            .formatted(endpoint)
                                    + "such as http://localhost:7420\n"));
        }
    }

    @Test
    void anEndpointWhereNothingListensEndsInTwoBeforeAnythingIsStarted() throws IOException {
        int free;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            free = taken.getLocalPort();
        }
        String endpoint = "http://127.0.0.1:" + free;
        for (List<String> command : List.of(List.of("invoke", "sam-tests/read.json"), List.of("cloudcontrol"))) {
            CommandLineRun run = withEndpoint(command, endpoint);
            assertThat(List.of(run.exitCode(), run.out())).isEqualTo(List.of(2, ""));
            // JDKs differ in what they add to these two words.
            assertThat(run.err())
                    .startsWith("Nothing can be reached at --endpoint %s (Connection refused".formatted(endpoint))
                    .endsWith("): start the service first, such as ./local serve\n");
        }
    }

    @Test
    void anEndpointOnAHostThatThereIsNotEndsInTwo() {
        // A name that is too long to be one: nobody is asked for it.
        String host = "a".repeat(64);
        String endpoint = "http://" + host + ":7420";
        assertThat(withEndpoint(List.of("invoke", "sam-tests/read.json"), endpoint))
                .isEqualTo(new CommandLineRun(2, "", "--endpoint " + endpoint + ": there is no host " + host + "\n"));
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

    private static CommandLineRun withEndpoint(List<String> command, String endpoint) {
        List<String> arguments = new ArrayList<>(command);
        arguments.addAll(List.of("--endpoint", endpoint));
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }
}
