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

    @Test
    void callsAnOperationInProgressBackWithItsContextAndModelUntilItEnds() throws IOException {
        OperationReport report = carriedOut("CREATE");
        assertThat(report.succeeded()).isTrue();
        JsonNode lastEvent = report.response().get("resourceModel");
        assertThat(lastEvent.at("/callbackContext/round").asInt()).isEqualTo(2);
        assertThat(lastEvent.at("/request/desiredResourceState/ApiId").asText()).isEqualTo("from round 2");
        assertThat(lastEvent.at("/credentials/secretAccessKey").asText()).isEqualTo("very secret");
        assertThat(told)
                .contains("CREATE: IN_PROGRESS, called back in 0 s: the function gave no reason, invocation 2 of 30");
    }

    @Test
    void reportsEveryInvocationButNoSecret() throws IOException {
        OperationReport report = carriedOut("CREATE");
        assertThat(report.invocations())
                .extracting(invocation ->
                        invocation.event().at("/callbackContext/round").asInt())
                .containsExactly(0, 1, 2);
        assertThat(report.invocations())
                .allSatisfy(
                        invocation -> assertThat(invocation.event().toString()).doesNotContain("very secret"));
    }

    @Test
    void reportsAFailedOperationAsSuch() throws IOException {
        assertThat(carriedOut("DELETE").succeeded()).isFalse();
    }

    @Test
    void takesTheLastErrorOfTheFunctionsLog() {
        String line = "operation=CREATE token=a invocation=1 calls=3 outcome=IN_PROGRESS code=none ms=9";
        assertThat(FunctionRun.lastError(line + " error=THROTTLED status=429\nsomething else error=OTHER\n" + line
                        + " error=NOT_CONNECTED\n"))
                .contains("not connected");
        assertThat(FunctionRun.lastError(line + "\n")).isEmpty();
    }

    private OperationReport carriedOut(String action) throws IOException {
        String event =
                """
                {"credentials": {"secretAccessKey": "very secret"}, "action": "%s",
                 "request": {"desiredResourceState": {"ApiId": "a"}}, "callbackContext": null}
                """;
        ObjectNode document = (ObjectNode) new ObjectMapper().readTree(event.formatted(action));
        try (PackagedFunction function = PackagedFunction.start(ToyJar.in(directory), Map.of(), ToyJar.handler())) {
            return new FunctionRun(function, told::add).invoke(new Event(Entrypoint.TEST, document));
        }
    }
}
