package software.amazon.apigatewayv2.integrationresponse.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.apigatewayv2.integrationresponse.local.function.Entrypoint;
import software.amazon.apigatewayv2.integrationresponse.local.function.PackagedFunction;
import software.amazon.apigatewayv2.integrationresponse.local.function.ToyJar;
import software.amazon.apigatewayv2.integrationresponse.local.report.OperationReport;

class FunctionRunTest {
    private final List<String> told = new ArrayList<>();

    @TempDir
    private Path directory;

    private PackagedFunction function;

    @BeforeEach
    void start() throws IOException {
        function = PackagedFunction.start(ToyJar.in(directory), Map.of(), ToyJar.handler());
    }

    @AfterEach
    void close() {
        function.close();
    }

    @Test
    void anOperationInProgressIsCalledBackWithItsContextAndModelUntilItEnds() throws IOException {
        JsonNode answer = run().invoke(event("CREATE")).response();
        assertThat(answer.at("/status").asText()).isEqualTo("SUCCESS");
        JsonNode lastEvent = answer.get("resourceModel");
        assertThat(lastEvent.at("/callbackContext/round").asInt()).isEqualTo(2);
        assertThat(lastEvent.at("/request/desiredResourceState/ApiId").asText()).isEqualTo("from round 2");
        assertThat(lastEvent.at("/credentials/secretAccessKey").asText()).isEqualTo("very secret");
    }

    @Test
    void aReportShowsEveryInvocationButNoSecret() throws IOException {
        OperationReport report = run().invoke(event("CREATE"));
        assertThat(report.succeeded()).isTrue();
        assertThat(report.invocations()).hasSize(3);
        assertThat(report.invocations()
                        .get(2)
                        .event()
                        .at("/callbackContext/round")
                        .asInt())
                .isEqualTo(2);
        assertThat(report.invocations())
                .allSatisfy(
                        invocation -> assertThat(invocation.event().toString()).doesNotContain("very secret"));
    }

    @Test
    void whatGoesOnIsToldWhileAnOperationIsInProgress() throws IOException {
        run().invoke(event("CREATE"));
        assertThat(told)
                .contains("CREATE: IN_PROGRESS, called back in 0 s: the function gave no reason, invocation 2 of 30");
    }

    @Test
    void aFailedOperationIsReportedAsSuch() throws IOException {
        assertThat(run().invoke(event("DELETE")).succeeded()).isFalse();
    }

    private FunctionRun run() {
        return new FunctionRun(function, new CallWatch(), told::add);
    }

    private static Event event(String action) throws IOException {
        return new Event(Entrypoint.TEST, (ObjectNode) new ObjectMapper()
                .readTree(
                        """
                {"credentials": {"secretAccessKey": "very secret"}, "action": "%s",
                 "request": {"desiredResourceState": {"ApiId": "a"}}, "callbackContext": null}
                """
                                .formatted(action)));
    }
}
