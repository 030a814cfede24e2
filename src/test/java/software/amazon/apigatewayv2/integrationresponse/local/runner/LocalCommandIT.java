package software.amazon.apigatewayv2.integrationresponse.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
import software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol.CloudControlHarness;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.LocalApiGateway;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceCall;
import software.amazon.apigatewayv2.integrationresponse.local.function.Entrypoint;
import software.amazon.apigatewayv2.integrationresponse.local.sample.SampleData;
import software.amazon.awssdk.services.cloudcontrol.CloudControlClient;

/** {@code ./local} with the packaged function. */
class LocalCommandIT {
    @TempDir
    private Path directory;

    @Test
    void showsAWholeLifeInFiveOperationsAndSixServiceCallsTheUpdateAsADifference() {
        CommandLineRun run = CommandLineRun.of();
        assertThat(run.out().lines()).contains("5 operations succeeded, 6 service calls.");
        assertThat(run.out()).doesNotContain("✗").doesNotContain("\u001b");
        assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
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
    void validatesTheSchemaUnlessTheEntryPointIsTheOneForTests() {
        String event = "{\"action\": \"CREATE\", \"request\": {\"desiredResourceState\": {\"ApiId\": \"a\"}}}";
        assertThat(CommandLineRun.withInput(event, "invoke", "-").out()).contains("#: required key");
        assertThat(CommandLineRun.withInput(event, "invoke", "-", "--entrypoint", "test")
                        .out())
                .contains("\"FAILED\"")
                .doesNotContain("#: required key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "cloudcontrol"})
    void refusesAPortInUse(String command) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();
            String message = "Cannot listen on 127.0.0.1:%d: Address already in use. "
                    + "Choose another with --port, or any free one with --port 0.\n";
            assertThat(CommandLineRun.of(command, "--port", Integer.toString(port)))
                    .isEqualTo(new CommandLineRun(2, "", message.formatted(port)));
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
        "update, handle, GetIntegrationResponse UpdateIntegrationResponse",
        "list, handle, GetIntegrationResponses"
    })
    void invokesAnEventFileAtARunningService(String name, String entrypoint, String operations) {
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
    void endsInOneIfTheOperationFailsAndPrintsTheResponseOnce() throws IOException {
        Path faults = Files.writeString(directory.resolve("faults.json"), "[{\"fault\": \"FORBIDDEN\"}]");
        CommandLineRun run = CommandLineRun.of("invoke", "sam-tests/read.json", "--faults", faults.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(new ObjectMapper().readTree(run.out()).at("/errorCode").asText())
                .isEqualTo("AccessDenied");
        assertThat(run.err())
                .startsWith("✗ READ sampleres ")
                .contains("GetIntegrationResponse  ", "403 AccessDeniedException")
                .doesNotContain("errorCode");
    }

    @Test
    void aSignalEndsCloudControlAndItsFunctionAndLeavesNoTemporaryFile() throws IOException, InterruptedException {
        Consumer<URI> use = endpoint -> {
            try (CloudControlClient client = CloudControlHarness.client(endpoint)) {
                client.getResource(
                        get -> get.typeName(CloudControlHarness.TYPE).identifier("sampleapi1|sampleint|sampleres"));
            }
            assertThat(directory).isNotEmptyDirectory();
        };
        assertThat(CommandLineRun.served(List.of("-Djava.io.tmpdir=" + directory), use, "cloudcontrol"))
                .last()
                .isEqualTo("The local Cloud Control stopped after 2 requests.");
        assertThat(directory).isEmptyDirectory();
    }
}
