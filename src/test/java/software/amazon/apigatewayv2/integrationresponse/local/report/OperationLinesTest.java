package software.amazon.apigatewayv2.integrationresponse.local.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.CallDetail;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceCall;
import software.amazon.apigatewayv2.integrationresponse.local.report.OperationReport.Invocation;

class OperationLinesTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    private static final String CREATE = "CreateIntegrationResponse";
    private static final JsonNode KEY = json("{'IntegrationResponseKey': '$default'}");
    private static final CallDetail THROTTLED = call(CREATE, 429, Optional.of("TooManyRequestsException"), 0);

    @Test
    void showsOutcomePropertiesAndCallsWithTheReasonAndTheWaitBeforeOneIsMadeAgain() {
        String model = "{'IntegrationResponseKey': '$default', 'Map': {'k': 'v'}}";
        Invocation only = invocation(
                "{'status': 'SUCCESS', 'resourceModel': " + model + "}",
                THROTTLED,
                call(CREATE, 201, Optional.empty(), 303));
        assertThat(lines("CREATE", only))
                .containsExactly(
                        "✓ CREATE $default 1.5 s",
                        "    IntegrationResponseKey $default",
                        "    Map",
                        "      k v",
                        "    → POST CreateIntegrationResponse 429 TooManyRequestsException, retrying in 0.3 s 3 ms",
                        "    → POST CreateIntegrationResponse 201 3 ms");
    }

    @Test
    void takesALookAtWhatIsThereAfterALostResponseForNoRetry() {
        Invocation lost = invocation(
                "{'status': 'SUCCESS'}",
                call(CREATE, 0, Optional.empty(), 0),
                call("GetIntegrationResponses", 200, Optional.empty(), 100));
        assertThat(lines("CREATE", lost))
                .contains("    → POST CreateIntegrationResponse no response, looking at what is there 3 ms");
    }

    @Test
    void showsWhyAndWhenAnInvocationInProgressIsCalledBack() {
        Invocation unseen = new Invocation(
                json("{}"),
                List.of(),
                json("{'status': 'IN_PROGRESS', 'callbackDelaySeconds': 4}"),
                Optional.of("not connected"));
        assertThat(lines(
                        "CREATE",
                        invocation("{'status': 'IN_PROGRESS', 'callbackDelaySeconds': 2}", THROTTLED),
                        unseen,
                        invocation("{'status': 'SUCCESS'}", call(CREATE, 201, Optional.empty(), 2000))))
                .contains(
                        "    ↻ IN_PROGRESS, called back in 2 s: 429 TooManyRequestsException, invocation 2 of 30",
                        "    ↻ IN_PROGRESS, called back in 4 s: not connected, invocation 3 of 30");
    }

    @Test
    void showsTheCodeAndTheWholeMessageOfAFailureInLinesThatFit() {
        String message = "words ".repeat(40).strip();
        List<String> lines = lines(
                "DELETE", invocation("{'status': 'FAILED', 'errorCode': 'NotFound', 'message': '" + message + "'}"));
        assertThat(lines).first().asString().startsWith("✗ DELETE $default");
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(Line.WIDTH));
        assertThat(lines.stream().map(String::strip).collect(Collectors.joining(" ")))
                .endsWith("NotFound: " + message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'credentials': {'secretAccessKey': 'secret'}}",
                "{'requestData': {'callerCredentials': {'sessionToken': 'secret'}}}",
                "{'requestData': {'providerCredentials': 'secret'}}",
                "{'list': [{'Credentials': ['secret']}]}"
            })
    void leavesCredentialsOutWhereverTheyAre(String text) {
        JsonNode event = json(text);
        Invocation invocation = new Invocation(event, List.of(), json("{}"), Optional.empty());
        assertThat(invocation.event().toString()).doesNotContain("secret\"").contains("(left out)");
        assertThat(event).isEqualTo(json(text));
    }

    /** The lines without the spaces that align columns. */
    private static List<String> lines(String action, Invocation... invocations) {
        OperationReport report = new OperationReport(
                action, KEY, MissingNode.getInstance(), List.of(invocations), Duration.ofMillis(1500));
        return OperationLines.of(report, false).stream()
                .map(line -> line.text().replaceAll("(\\S) {2,}", "$1 "))
                .toList();
    }

    private static Invocation invocation(String response, CallDetail... calls) {
        return new Invocation(json("{}"), List.of(calls), json(response), Optional.empty());
    }

    private static CallDetail call(String operation, int status, Optional<String> error, long afterMillis) {
        String method = operation.startsWith("Get") ? "GET" : "POST";
        ServiceCall call = new ServiceCall(operation, method, "/v2/apis/a/integrations/b/integrationresponses", status);
        return new CallDetail(call, error, "", "", START.plusMillis(afterMillis), Duration.ofMillis(3));
    }

    static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
