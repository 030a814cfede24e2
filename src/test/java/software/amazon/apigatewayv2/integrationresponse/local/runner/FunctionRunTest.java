package software.amazon.apigatewayv2.integrationresponse.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.apigatewayv2.integrationresponse.local.function.Entrypoint;
import software.amazon.apigatewayv2.integrationresponse.local.function.PackagedFunction;
import software.amazon.apigatewayv2.integrationresponse.local.function.ToyFunction;
import software.amazon.apigatewayv2.integrationresponse.local.report.OperationReport;

class FunctionRunTest {

    @Test
    void callsAnOperationInProgressBackUntilItEndsAndReportsEachInvocationWithoutSecrets() throws IOException {
        ObjectNode event = (ObjectNode)
                new ObjectMapper()
                        .readTree(
                                """
                        {"credentials": {"secretAccessKey": "very secret"}, "action": "CREATE",
                         "request": {"desiredResourceState": {"ApiId": "a"}}, "callbackContext": null}
                        """);
        List<String> told = new ArrayList<>();
        OperationReport report;
        try (PackagedFunction function = ToyFunction.start(Map.of())) {
            report = new FunctionRun(function, told::add).invoke(new Event(Entrypoint.TEST, event));
        }
        assertThat(report.succeeded()).isTrue();
        JsonNode lastEvent = report.response().get("resourceModel");
        assertThat(lastEvent.at("/callbackContext/round").asInt()).isEqualTo(2);
        assertThat(lastEvent.at("/request/desiredResourceState/ApiId").asText()).isEqualTo("from round 2");
        assertThat(lastEvent.at("/credentials/secretAccessKey").asText()).isEqualTo("very secret");
        assertThat(told)
                .contains(
                        "CREATE: IN_PROGRESS, called back in 0 s: not connected, invocation 2 of 30",
                        "CREATE: IN_PROGRESS, called back in 0 s: the function gave no reason, invocation 3 of 30");
        assertThat(report.invocations())
                .extracting(OperationReport.Invocation::event)
                .allSatisfy(invoked -> assertThat(invoked.toString()).doesNotContain("very secret"))
                .extracting(invoked -> invoked.at("/callbackContext/round").asInt())
                .containsExactly(0, 1, 2);
    }
}
