package software.amazon.apigatewayv2.integrationresponse.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.LocalApiGateway;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceCall;
import software.amazon.apigatewayv2.integrationresponse.local.function.Entrypoint;
import software.amazon.apigatewayv2.integrationresponse.local.sample.SampleData;

/** {@code ./local} with the packaged function. */
class LocalCommandIT {
    @TempDir
    private Path directory;

    @Test
    void showsAWholeLifeInFiveOperationsAndSixServiceCalls() {
        CommandLineRun run = CommandLineRun.of();
        assertThat(run.out().lines()).contains("5 operations succeeded, 6 service calls.");
        assertThat(run.out()).doesNotContain("✗").doesNotContain("\u001b");
        assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void showsTheUpdateAsADifference() {
        assertThat(CommandLineRun.of("demo").out())
                .contains(
                        "    + ContentHandlingStrategy  CONVERT_TO_TEXT\n",
                        "    - ResponseParameters[\"method.response.header.x-reason\"]  "
                                + "integration.response.header.reason\n",
                        "    + ResponseTemplates[\"$default\"]  sorry\n",
                        "    - TemplateSelectionExpression  ${integration.response.header.content-type}\n");
    }

    @Test
    void showsEachRetryOfAThrottledCreateAndItsWait() {
        CommandLineRun run = CommandLineRun.of("demo", "--faults", "src/local/throttled.json");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().filter(line -> line.contains("429 TooManyRequestsException, retrying in ")))
                .hasSize(3);
        assertThat(run.out().lines()).contains("5 operations succeeded, 9 service calls.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "DeleteIntegrationResponse; 4 of 5 operations succeeded, 6 service calls.",
                "CreateIntegrationResponse; 0 of 5 operations succeeded, 1 service call."
            })
    void saysHowManyOperationsSucceededWhereOneFails(String operation, String end) throws IOException {
        Path faults = Files.writeString(
                directory.resolve("faults.json"),
                "[{\"fault\": \"FORBIDDEN\", \"operation\": \"%s\"}]".formatted(operation));
        CommandLineRun run = CommandLineRun.of("demo", "--faults", faults.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("✗ ", "403 AccessDeniedException", "    AccessDenied: ");
        assertThat(run.out().lines()).contains(end);
    }

    @Test
    void givesATerminalColoursUnlessTheyAreUnwanted() {
        assertThat(CommandLineRun.onTerminal(Path.of("."), true).out()).contains("\u001b[32m✓ ");
        assertThat(CommandLineRun.onTerminal(Path.of("."), false).out())
                .contains("✓ ")
                .doesNotContain("\u001b[32m");
    }

    @Test
    void showsRemovalsThatAreSentButNoCredentialsIfVerbose() {
        String out = CommandLineRun.of("--verbose").out();
        assertThat(out)
                .contains(
                        "\"method.response.header.x-reason\" : \"\"", "\"application/json\" : \"\"", "\"requestData\"")
                .doesNotContain("secretAccessKey");
    }

    @Test
    void printsOneDocumentAsJson() throws IOException {
        JsonNode document = new ObjectMapper()
                .readTree(CommandLineRun.of("--output", "json").out());
        assertThat(document.at("/succeeded").asInt()).isEqualTo(5);
        assertThat(document.at("/operations/2/operation").asText()).isEqualTo("UPDATE");
        assertThat(document.at("/operations/2/invocations/0/serviceCalls/0/status")
                        .asInt())
                .isEqualTo(200);
        assertThat(document.toString()).doesNotContain("secretAccessKey");
    }

    @Test
    void readsAnEventFromStandardInputAndPrintsItsResponseOnce() throws IOException {
        CommandLineRun run =
                CommandLineRun.withInput(Files.readString(Path.of("sam-tests/update.json")), "invoke", "-");
        assertThat(new ObjectMapper().readTree(run.out()).at("/status").asText())
                .isEqualTo("SUCCESS");
        assertThat(run.err()).startsWith("✓ UPDATE $default ").doesNotContain("SUCCESS");
    }

    @Test
    void validatesTheSchemaUnlessTheEntryPointIsTheOneForTests() {
        String event = "{\"action\": \"CREATE\", \"request\": {\"desiredResourceState\": {\"ApiId\": \"a\"}}}";
        assertThat(CommandLineRun.withInput(event, "invoke", "-").out()).contains("#: required key");
        assertThat(CommandLineRun.withInput(event, "invoke", "-", "--entrypoint", "test")
                        .out())
                .contains("\"FAILED\"")
                .doesNotContain("#: required key");
    }

    @Test
    void refusesAPortInUseForCloudControl() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            CommandLineRun run = CommandLineRun.of("cloudcontrol", "--port", Integer.toString(taken.getLocalPort()));
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).startsWith("Cannot listen on 127.0.0.1:" + taken.getLocalPort() + ": ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "create, test, CreateIntegrationResponse",
        "read, test, GetIntegrationResponse",
        "update, test, GetIntegrationResponse UpdateIntegrationResponse",
        "delete, test, DeleteIntegrationResponse",
        "list, test, GetIntegrationResponses",
        "create, handle, CreateIntegrationResponse",
        "list, handle, GetIntegrationResponses"
    })
    void carriesAnEventFileOutAtARunningService(String name, String entrypoint, String operations) {
        Path file = Path.of("sam-tests", name + ".json");
        Event event = Event.read(file);
        assertThat(event.entrypoint()).isEqualTo(Entrypoint.TEST);
        assertThat(event.document().get("credentials"))
                .allMatch(value -> value.textValue().equals("PLACEHOLDER"));
        try (LocalApiGateway service = LocalApiGateway.start()) {
            SampleData.load(service);
            CommandLineRun run = CommandLineRun.of(
                    "invoke",
                    file.toString(),
                    "--entrypoint",
                    entrypoint,
                    "--endpoint",
                    service.endpoint().toString());
            assertThat(run.out()).contains("\"status\" : \"SUCCESS\"");
            assertThat(run.exitCode()).isZero();
            assertThat(service.calls()).extracting(ServiceCall::operation).containsExactly(operations.split(" "));
        }
    }

    @Test
    void updatesTheSampleFromTheStateThatAReadGives() throws IOException {
        String read = CommandLineRun.of("invoke", "sam-tests/read.json").out();
        assertThat(new ObjectMapper().readTree(read).get("resourceModel"))
                .isEqualTo(Event.read(Path.of("sam-tests/update.json")).previousState());
    }

    @Test
    void endsInOneIfTheOperationFails() throws IOException {
        Path faults = Files.writeString(directory.resolve("faults.json"), "[{\"fault\": \"FORBIDDEN\"}]");
        CommandLineRun run = CommandLineRun.of("invoke", "sam-tests/read.json", "--faults", faults.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("\"errorCode\" : \"AccessDenied\"");
        assertThat(run.err()).contains("✗ READ sampleres", "GetIntegrationResponse  ", "403 AccessDeniedException");
    }
}
