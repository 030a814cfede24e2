package software.amazon.apigatewayv2.integrationresponse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour;
import software.amazon.cloudformation.proxy.ProgressEvent;

/**
 * One update that removes something, and what came of it.
 *
 * @param desired what was asked for
 * @param held what the service holds afterwards
 * @param calls how many calls that took
 */
record RemovalTrial(
        ProgressEvent<ResourceModel, CallbackContext> event, ResourceModel desired, ResourceModel held, int calls) {

    static RemovalTrial of(PropertyRemoval removal, ServiceBehaviour behaviour, HandlerHarness harness) {
        harness.clear();
        harness.service().behave(behaviour);
        ResourceModel held = harness.given(FullModel.at(harness));
        ResourceModel desired = removal.from(held);
        ProgressEvent<ResourceModel, CallbackContext> event = harness.update(held, desired);
        return new RemovalTrial(
                event, desired, harness.held().get(0), harness.calls().size());
    }

    /** Whether the service holds what was asked for and nothing else; an empty map says the same as none. */
    boolean isExact() {
        return NamedProperties.of(held).equals(NamedProperties.of(desired));
    }

    /** Whether the service still holds the desired entries of all maps. */
    boolean entriesKept() {
        Map<String, JsonNode> there = NamedProperties.of(held).values();
        return NamedProperties.of(desired).values().entrySet().stream()
                .filter(property -> property.getValue().isObject())
                .allMatch(map -> map.getValue().properties().stream()
                        .allMatch(entry -> there.containsKey(map.getKey())
                                && entry.getValue()
                                        .equals(there.get(map.getKey()).get(entry.getKey()))));
    }
}
