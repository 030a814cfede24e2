package software.amazon.apigatewayv2.integrationresponse.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.LocalApiGateway;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceCall;
import software.amazon.apigatewayv2.integrationresponse.local.sample.SampleData;

/** {@code ./local} with the packaged function. */
class LocalCommandIT {
    @TempDir
    private Path directory;

    @Test
    void aWholeLifeTakesFiveOperationsAndFiveServiceCalls() {
        CommandLineRun run = CommandLineRun.of();
        assertThat(run.out()).endsWith("5 operations succeeded, 5 service calls.\n");
        assertThat(run.out()).doesNotContain("FAILED");
        assertThat(run.exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "create, test, CreateIntegrationResponse",
        "read, test, GetIntegrationResponse",
        "update, test, UpdateIntegrationResponse",
        "delete, test, DeleteIntegrationResponse",
        "list, test, GetIntegrationResponses",
        "create, handle, CreateIntegrationResponse",
        "list, handle, GetIntegrationResponses"
    })
    void anEventFileSucceedsWithOneCallAtARunningService(String name, String entrypoint, String operation) {
        try (LocalApiGateway service = LocalApiGateway.start()) {
            SampleData.load(service);
            CommandLineRun run = CommandLineRun.of(
                    "invoke",
                    "sam-tests/" + name + ".json",
                    "--entrypoint",
                    entrypoint,
                    "--endpoint",
                    service.endpoint().toString());
            assertThat(run.out()).contains("\"status\" : \"SUCCESS\"");
            assertThat(run.exitCode()).isZero();
            assertThat(service.calls()).extracting(ServiceCall::operation).containsExactly(operation);
        }
    }

    @Test
    void aFailedOperationEndsInOne() throws IOException {
        Path faults = Files.writeString(directory.resolve("faults.json"), "[{\"fault\": \"FORBIDDEN\"}]");
        CommandLineRun run = CommandLineRun.of("invoke", "sam-tests/read.json", "--faults", faults.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("\"errorCode\" : \"AccessDenied\"");
        assertThat(run.err()).contains("service  GET", " 403", "answer   FAILED errorCode AccessDenied");
    }
}
