package software.amazon.apigatewayv2.integrationresponse.local.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.CallDetail;

/**
 * One operation, from its first invocation to its outcome.
 *
 * @param action CREATE, READ, UPDATE, DELETE or LIST
 * @param desired the model that was asked for
 * @param previous for an update, the model before it; a missing node if the event has none
 * @param invocations at least one
 * @param took all invocations and the waits between them
 */
public record OperationReport(
        String action, JsonNode desired, JsonNode previous, List<InvocationReport> invocations, Duration took) {

    public OperationReport {
        invocations = List.copyOf(invocations);
    }

    /** What the function returned last. */
    public JsonNode response() {
        return invocations.get(invocations.size() - 1).response();
    }

    public boolean succeeded() {
        return response().path("status").asText().equals("SUCCESS");
    }

    /** The service calls of all invocations. */
    public List<CallDetail> calls() {
        return invocations.stream()
                .flatMap(invocation -> invocation.calls().stream())
                .toList();
    }

    /** The key of the integration response; its identifier, or the integration's, where there is none. */
    String key() {
        JsonNode model = response().path("resourceModel");
        return Stream.of("IntegrationResponseKey", "IntegrationResponseId", "IntegrationId")
                .flatMap(name -> Stream.of(desired.path(name), model.path(name))
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::textValue)
                        .limit(1))
                .findFirst()
                .orElse("");
    }

    Optional<JsonNode> model() {
        return Optional.of(response().path("resourceModel")).filter(JsonNode::isObject);
    }

    boolean isUpdateOfKnownState() {
        return action.equals("UPDATE") && !(previous instanceof MissingNode) && previous.isObject();
    }
}
