package software.amazon.apigatewayv2.integrationresponse.local.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.CallDetail;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceCall;

class OperationBlockTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    private static final String CREATE = "CreateIntegrationResponse";
    private static final CallDetail THROTTLED = call(CREATE, 429, Optional.of("TooManyRequestsException"), 0);

    @Test
    void anOperationIsItsOutcomeItsPropertiesAndItsCalls() {
        OperationReport report = report(
                "CREATE",
                invocation(
                        "{'status': 'SUCCESS', 'resourceModel': {'IntegrationResponseKey': '$default', 'Map': {'k': 'v'}}}",
                        call(CREATE, 201, Optional.empty(), 0)));
        assertThat(squeezed(OperationBlock.of(report)))
                .containsExactly(
                        "✓ CREATE $default 1.5 s",
                        "    IntegrationResponseKey $default",
                        "    Map",
                        "      k v",
                        "    → POST CreateIntegrationResponse 201 3 ms");
    }

    @Test
    void aCallThatIsMadeAgainShowsItsReasonAndTheWait() {
        OperationReport report = report(
                "CREATE", invocation("{'status': 'SUCCESS'}", THROTTLED, call(CREATE, 201, Optional.empty(), 303)));
        assertThat(squeezed(OperationBlock.of(report)))
                .contains(
                        "    → POST CreateIntegrationResponse 429 TooManyRequestsException, retrying in 0.3 s 3 ms",
                        "    → POST CreateIntegrationResponse 201 3 ms");
    }

    @Test
    void aLookAtWhatIsThereAfterACallWithoutResponseIsNoRetry() {
        OperationReport report = report(
                "CREATE",
                invocation(
                        "{'status': 'SUCCESS'}",
                        call(CREATE, ServiceCall.NO_ANSWER, Optional.empty(), 0),
                        call("GetIntegrationResponses", 200, Optional.empty(), 100)));
        assertThat(squeezed(OperationBlock.of(report)))
                .contains("    → POST CreateIntegrationResponse no response, looking at what is there 3 ms");
    }

    @Test
    void anInvocationInProgressShowsWhyAndWhenTheNextOneIs() {
        OperationReport report = report(
                "CREATE",
                invocation("{'status': 'IN_PROGRESS', 'callbackDelaySeconds': 2}", THROTTLED),
                new InvocationReport(
                        json("{}"),
                        List.of(),
                        json("{'status': 'IN_PROGRESS', 'callbackDelaySeconds': 4}"),
                        Optional.of("not connected")),
                invocation("{'status': 'SUCCESS'}", call(CREATE, 201, Optional.empty(), 2000)));
        assertThat(squeezed(OperationBlock.of(report)))
                .contains(
                        "    ↻ IN_PROGRESS, called back in 2 s: 429 TooManyRequestsException, invocation 2 of 30",
                        "    ↻ IN_PROGRESS, called back in 4 s: not connected, invocation 3 of 30");
    }

    @Test
    void aFailureShowsItsCodeAndItsWholeMessageInLinesThatFit() {
        String message = "words ".repeat(40).strip();
        OperationReport report = report(
                "DELETE", invocation("{'status': 'FAILED', 'errorCode': 'NotFound', 'message': '" + message + "'}"));
        List<String> lines = text(OperationBlock.of(report));
        assertThat(lines).first().asString().startsWith("✗ DELETE $default");
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(Line.WIDTH));
        assertThat(String.join(
                        " ",
                        squeezed(OperationBlock.of(report)).stream()
                                .map(String::strip)
                                .toList()))
                .endsWith("NotFound: " + message);
    }

    @Test
    void anUpdateIsADifference() {
        OperationReport report = new OperationReport(
                "UPDATE",
                json("{'IntegrationResponseKey': '$default'}"),
                json("{'IntegrationResponseKey': '$default', 'TemplateSelectionExpression': 'x'}"),
                List.of(invocation("{'status': 'SUCCESS', 'resourceModel': {'IntegrationResponseKey': '$default'}}")),
                Duration.ofMillis(90));
        assertThat(squeezed(OperationBlock.of(report)))
                .containsExactly(
                        "✓ UPDATE $default 0.09 s", "    - TemplateSelectionExpression x", "      1 unchanged");
    }

    private static OperationReport report(String action, InvocationReport... invocations) {
        return new OperationReport(
                action,
                json("{'IntegrationResponseKey': '$default'}"),
                MissingNode.getInstance(),
                List.of(invocations),
                Duration.ofMillis(1500));
    }

    private static InvocationReport invocation(String response, CallDetail... calls) {
        return new InvocationReport(json("{}"), List.of(calls), json(response), Optional.empty());
    }

    private static CallDetail call(String operation, int status, Optional<String> error, long afterMillis) {
        return new CallDetail(
                new ServiceCall(
                        operation,
                        operation.startsWith("Get") ? "GET" : "POST",
                        "/v2/apis/a/integrations/b/integrationresponses",
                        status),
                error,
                "",
                "",
                START.plusMillis(afterMillis),
                Duration.ofMillis(3));
    }

    private static List<String> text(List<Line> lines) {
        return lines.stream().map(Line::text).toList();
    }

    /** Without the spaces that align columns. */
    private static List<String> squeezed(List<Line> lines) {
        List<String> squeezed = new ArrayList<>();
        text(lines).forEach(line -> squeezed.add(line.replaceAll("(\\S) {2,}", "$1 ")));
        return squeezed;
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
