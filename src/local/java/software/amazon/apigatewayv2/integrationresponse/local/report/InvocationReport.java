package software.amazon.apigatewayv2.integrationresponse.local.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.CallDetail;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryPolicy;

/**
 * One invocation of the function.
 *
 * @param event what the function got, without credentials
 * @param calls the service calls that were seen
 * @param response what the function returned
 * @param lastError the kind of the last service call that failed, as the function logged it
 */
public record InvocationReport(JsonNode event, List<CallDetail> calls, JsonNode response, Optional<String> lastError) {

    public InvocationReport {
        calls = List.copyOf(calls);
    }

    public boolean isInProgress() {
        return response.path("status").asText().equals("IN_PROGRESS");
    }

    /** After how many seconds the function wants to be called back. */
    public long callbackSeconds() {
        return response.path("callbackDelaySeconds").asLong();
    }

    /** That the function wants to be called back, when and why; {@code number} is that of the next invocation. */
    public String callback(int number) {
        return "IN_PROGRESS, called back in %d s: %s, invocation %d of %d"
                .formatted(callbackSeconds(), reason(), number, RetryPolicy.WITH_CALLBACKS.maxInvocations());
    }

    /** Why the function wants to be called back: the outcome of the last call, or what the function logged. */
    private String reason() {
        return calls.stream()
                .reduce((earlier, later) -> later)
                .filter(last -> !last.succeeded())
                .map(ServiceCallLines::outcome)
                .or(() -> lastError)
                .orElse("the function gave no reason");
    }
}
