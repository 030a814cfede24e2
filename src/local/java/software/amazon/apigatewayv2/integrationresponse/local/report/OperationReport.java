package software.amazon.apigatewayv2.integrationresponse.local.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.CallDetail;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceCall;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryPolicy;

/**
 * One operation, from its first invocation to its outcome. The previous model is a missing node if the event has none;
 * {@code took} includes the waits between invocations.
 */
public record OperationReport(
        String action, JsonNode desired, JsonNode previous, List<Invocation> invocations, Duration took) {
    public OperationReport {
        invocations = List.copyOf(invocations);
    }

    /**
     * One invocation of the function, and the service calls that were seen. The event has no credentials;
     * {@code lastError} is the kind of the last failed service call, as the function logged it.
     */
    public record Invocation(JsonNode event, List<CallDetail> calls, JsonNode response, Optional<String> lastError) {
        public Invocation {
            event = event.deepCopy();
            leaveOutCredentials(event);
            calls = List.copyOf(calls);
        }

        public boolean isInProgress() {
            return response.path("status").asText().equals("IN_PROGRESS");
        }

        public long callbackSeconds() {
            return response.path("callbackDelaySeconds").asLong();
        }

        /** Says when and why the function is called back; {@code number} is that of the next invocation. */
        public String callback(int number) {
            String reason = calls.stream()
                    .reduce((earlier, later) -> later)
                    .filter(last -> !last.succeeded())
                    .map(OperationReport::outcome)
                    .or(() -> lastError)
                    .orElse("the function gave no reason");
            return "IN_PROGRESS, called back in %d s: %s, invocation %d of %d"
                    .formatted(callbackSeconds(), reason, number, RetryPolicy.WITH_CALLBACKS.maxInvocations());
        }

        private static void leaveOutCredentials(JsonNode node) {
            if (node instanceof ObjectNode object) {
                object.properties().stream()
                        .filter(member ->
                                member.getKey().toLowerCase(Locale.ROOT).endsWith("credentials"))
                        .forEach(member -> member.setValue(TextNode.valueOf("(left out)")));
            }
            node.forEach(Invocation::leaveOutCredentials);
        }
    }

    public JsonNode response() {
        return invocations.get(invocations.size() - 1).response();
    }

    public boolean succeeded() {
        return response().path("status").asText().equals("SUCCESS");
    }

    public int callCount() {
        return invocations.stream()
                .mapToInt(invocation -> invocation.calls().size())
                .sum();
    }

    /** Returns the key of the integration response or, without one, its identifier or the integration's. */
    String key() {
        return Stream.of("IntegrationResponseKey", "IntegrationResponseId", "IntegrationId")
                .flatMap(name -> Stream.of(
                        desired.path(name), response().path("resourceModel").path(name)))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .findFirst()
                .orElse("");
    }

    /** Returns the model after the operation or, if the response has none, the desired one. */
    JsonNode model() {
        JsonNode model = response().path("resourceModel");
        return model.isObject() ? model : desired;
    }

    boolean isUpdateOfKnownState() {
        return action.equals("UPDATE") && previous.isObject();
    }

    /** Such as "201", "429 TooManyRequestsException", "no response". */
    static String outcome(CallDetail call) {
        String code = call.errorCode().map(error -> " " + error).orElse("");
        return call.call().status() == ServiceCall.NO_ANSWER
                ? "no response"
                : call.call().status() + code;
    }
}
