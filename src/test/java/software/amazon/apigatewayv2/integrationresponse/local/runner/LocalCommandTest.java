package software.amazon.apigatewayv2.integrationresponse.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.apigatewayv2.integrationresponse.local.loopback.PlainRequest;
import software.amazon.apigatewayv2.integrationresponse.local.sample.SampleData;

/** What {@code ./local} does without a packaged function. */
class LocalCommandTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"", "demo ", "invoke ", "serve ", "cloudcontrol ", "stack ", "probe ", "package "})
    void givesHelpWithAnExampleThatFits(String command) {
        CommandLineRun run = CommandLineRun.of((command + "--help").split(" "));
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Usage: ./local").containsPattern("Examples?:\\R  \\./local");
        assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @ParameterizedTest
    @CsvSource({"serve, 7420", "cloudcontrol, 7421", "stack, 7422"})
    void showsValuesInHelpAndKeepsTheSimulatedBehaviourApart(String command, int port) {
        assertThat(CommandLineRun.of(command, "--help").out())
                .containsPattern("(?s)--port=NUMBER +0 for any free port. Default: " + port
                        + "\\..*Simulated behaviour of API Gateway V2:.*--maps=merged\\|replaced");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    ./local; sevre; There is no command sevre. Did you mean serve?
                    ./local serve; serve --prot 1; There is no option --prot. Did you mean --port?
                    ./local serve; serve --fualts x; There is no option --fualts. Did you mean --faults?
                    ./local serve; serve --faaults x; There is no option --faaults. Did you mean --faults?
                    ./local serve; serve --fults x; There is no option --fults. Did you mean --faults?
                    ./local serve; serve --xyzzy; There is no option --xyzzy.
                    ./local serve; serve --maps eaten; --maps takes merged|replaced, not "eaten".
                    ./local serve; serve --port x; --port takes NUMBER, not "x".
                    ./local invoke; invoke; Missing required parameter: 'FILE.json'
                    ./local invoke; invoke a.json b.json; There is no further argument b.json.
                    ./local invoke; invoke a --aws --endpoint b; Error: --endpoint=URL, --aws are mutually exclusive (specify only one)
                    ./local invoke; invoke a --entrypoint back; --entrypoint takes handle|test, not "back".
                    ./local package; package; Missing required option: '--type=NAME'
                    ./local demo; --output json demo; --output comes after the command: ./local demo --output
                    ./local invoke; --verbose invoke x; --verbose comes after the command: ./local invoke --verbose
                    ./local serve; -v serve --port 0; ./local serve has no option --verbose.
                    """)
    void namesWhatIsWrongWithACommandLineAndWhereTheHelpIs(String command, String arguments, String message) {
        assertThat(CommandLineRun.of(arguments.split(" ")))
                .isEqualTo(new CommandLineRun(2, "", message + "\nHelp: " + command + " --help\n"));
    }

    /**
     * The directory of a test is DIR; it holds FAULTS, a script with a fault that there is not. LONG is too long to
     * be the name of a host: nobody is asked for it.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    .; invoke nowhere.json; There is no file nowhere.json: give an event such as sam-tests/create.json
                    .; cloudcontrol --jar README.md; README.md is not a jar: give the one of a packaged resource type
                    .; cloudcontrol --jar nowhere.jar; There is no file nowhere.jar
                    .; cloudcontrol --type A1::B1::C1; A1::B1::C1 is not packaged yet: ./local package --type A1::B1::C1
                    .; cloudcontrol --type nonsense; "nonsense" is not a type name: it takes three parts of 2 to 64
                    .; stack --type MyOrg::Thing; "MyOrg::Thing" is not a type name: it takes three parts of 2 to 64
                    .; stack --type AWS::ApiGatewayV2::Other; AWS::ApiGatewayV2::Other cannot be registered: the
                    .; stack --port 65536; A port is a number from 0 to 65535: --port 65536
                    .; serve --port -1; A port is a number from 0 to 65535: --port -1
                    .; stack --faults nowhere.json; There is no file nowhere.json: --faults takes a JSON array of faults
                    .; serve --faults nowhere.json; There is no file nowhere.json: --faults takes a JSON array of faults
                    .; serve --faults README.md; README.md is not JSON:
                    .; serve --faults DIR/FAULTS; DIR/FAULTS: Fault 1: "fault" is one of THROTTLE,
                    .; invoke README.md --endpoint http://127.0.0.1:1; README.md is not JSON:
                    .; invoke DIR; Cannot read DIR:
                    .; cloudcontrol --endpoint localhost:7420; --endpoint localhost:7420 is not the address of a
                    .; cloudcontrol --endpoint 127.0.0.1:7420; --endpoint 127.0.0.1:7420 is not the address of a
                    .; cloudcontrol --endpoint //localhost; --endpoint //localhost is not the address of a service: give
                    .; cloudcontrol --endpoint /tmp/socket; --endpoint /tmp/socket is not the address of a service: give
                    .; cloudcontrol --endpoint http://; --endpoint http:// is not the address of a service: give an http
                    .; cloudcontrol --endpoint http:localhost; --endpoint http:localhost is not the address of a
                    .; cloudcontrol --endpoint http://x:65536; --endpoint http://x:65536 is not the address of a
                    .; cloudcontrol --endpoint ftp://localhost; --endpoint ftp://localhost is not the address of a
                    .; invoke sam-tests/read.json --endpoint http://127.0.0.1:1; Nothing can be reached at --endpoint
                    .; cloudcontrol --endpoint http://127.0.0.1:1; Nothing can be reached at --endpoint
                    .; invoke sam-tests/read.json --endpoint http://LONG; --endpoint http://LONG: there is no host LONG
                    .; invoke sam-tests/read.json --aws --maps replaced; Faults and behaviour are those of the local
                    .; cloudcontrol --endpoint http://127.0.0.1:1 --maps replaced; Faults and behaviour are those of the
                    .; package --type A1::B1::C1 --version 1/2; "1/2" is not a version: it takes up to 64 letters,
                    .; package --type A1::B1::C1 --output DIR; DIR holds something else than a project of A1::B1::C1:
                    .; package --type A1::B1::C1 --output DIR/FAULTS/x; DIR/FAULTS/x: Not a directory. Correct that,
                    .; probe --aws --clean; --region is for --aws. Behaviour and faults are for neither --aws nor
                    .; probe --region eu-central-1; --region is for --aws. Behaviour and faults are for neither --aws
                    .; probe --aws --maps replaced; --region is for --aws. Behaviour and faults are for neither --aws
                    .; probe --clean --maps replaced; --region is for --aws. Behaviour and faults are for neither --aws
                    DIR; package --type A1::B1::C1; There is no file DIR/src/main: restore it, then try again.
                    DIR; demo; Nothing is packaged yet in DIR/target: mvn package -DskipTests
                    DIR; stack; Nothing is packaged yet in DIR/target: mvn package -DskipTests
                    """)
    void exitsWithTwoAndOneLineThatSaysWhatToDo(String project, String arguments, String message) throws IOException {
        Files.writeString(directory.resolve("FAULTS"), "[{\"fault\": \"FIRE\"}]");
        CommandLineRun run =
                CommandLineRun.in(Path.of(here(project)), here(arguments).split(" "));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).singleElement().asString().startsWith(here(message));
        assertThat(directory).isDirectoryContaining(file -> file.endsWith("FAULTS"));
    }

    private String here(String text) {
        return text.replace("DIR", directory.toString()).replace("LONG", "a".repeat(64));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; empty",
                "hello; not JSON",
                "[]; not an event",
                "{}; not an event",
                "{\"action\": \"READ\"}; not an event",
                "{\"action\": 1, \"request\": {}}; not an event",
                "{\"action\": \"READ\", \"request\": 1}; not an event"
            })
    void refusesStandardInputThatIsNoEvent(String input, String problem) {
        CommandLineRun run = CommandLineRun.withInput(input, "invoke", "-");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).singleElement().asString().startsWith("Standard input is " + problem + ": ");
    }

    @Test
    void saysTheVersionOfTheJarThatThePomMakesWhateverElseIsThere() throws IOException {
        for (String version : List.of("1.0.0", "7.8.9-rc.1", "9.0.0", "7.8.9-rc.1")) {
            jar(version);
            Files.writeString(
                    directory.resolve("pom.xml"),
                    "<artifactId>aws-apigatewayv2-integrationresponse</artifactId> <version>%s</version>"
                            .formatted(version));
            assertThat(CommandLineRun.in(directory, "--version").out()).isEqualTo("./local " + version + "\n");
        }
    }

    @Test
    void clearsTheProgressLineBeforeAnError() throws IOException {
        jar("1.0.0");
        for (CommandLineRun run : List.of(
                CommandLineRun.onTerminal(directory, false, "invoke", "sam-tests/read.json"),
                CommandLineRun.onTerminal(directory, false, "demo"))) {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out() + run.err())
                    .containsPattern("\r\u001b\\[K[A-Z]+ \\.\\.\\.\r\u001b\\[KThe function's JVM ended: ");
        }
    }

    @Test
    void servesTheSampleForLoopbackAndForAllowedHostsAndLogsEachRequestUnlessItIsQuiet() throws Exception {
        assertThat(served("localhost", 200))
                .anySatisfy(line -> assertThat(line).matches("\\d\\d:\\d\\d:\\d\\d 200 +<?\\d+ ms GetApis"));
        served("service.example", 403);
        assertThat(served(
                        "service.example", 200, "--quiet", "--allow-host", "other", "--allow-host", "service.example"))
                .noneMatch(line -> line.contains("GetApis"));
    }

    /** What {@code ./local serve} prints where a request for a host's name has this status. */
    private static List<String> served(String host, int status, String... options) throws Exception {
        List<String> headers = List.of("Host: " + host, "Authorization: AWS4-HMAC-SHA256 Credential=x");
        Consumer<URI> use = endpoint -> {
            String response = PlainRequest.get(endpoint, "/v2/apis", headers);
            assertThat(response).startsWith("HTTP/1.1 " + status + " ");
            assertThat(response.contains(SampleData.API_ID)).isEqualTo(status == 200);
        };
        List<String> printed = CommandLineRun.served(List.of(), use, "serve", options);
        String requests = status == 200 ? "1 request" : "0 requests";
        assertThat(printed).last().isEqualTo("The local API Gateway V2 stopped after " + requests + ".");
        return printed;
    }

    private void jar(String version) throws IOException {
        Path target = Files.createDirectories(directory.resolve("target"));
        Files.writeString(target.resolve("aws-apigatewayv2-integrationresponse-" + version + ".jar"), "");
    }
}
