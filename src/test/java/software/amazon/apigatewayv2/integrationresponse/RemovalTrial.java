package software.amazon.apigatewayv2.integrationresponse;

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

    /** What CloudFormation says that was there before. */
    enum Previous {
        GIVEN,
        ABSENT,
        /** It does not know of what is to be removed. */
        STALE;

        private ResourceModel of(ResourceModel held, ResourceModel desired) {
            return switch (this) {
                case GIVEN -> held;
                case ABSENT -> null;
                case STALE -> desired;
            };
        }
    }

    static RemovalTrial of(PropertyRemoval removal, Previous previous, ServiceBehaviour behaviour, Desk desk) {
        desk.clear();
        desk.service().behave(behaviour);
        ResourceModel held = desk.given(FullModel.at(desk));
        ResourceModel desired = removal.from(held);
        ProgressEvent<ResourceModel, CallbackContext> event = desk.update(previous.of(held, desired), desired);
        return new RemovalTrial(
                event, normal(desired), desk.held().get(0), desk.calls().size());
    }

    /** Whether the service holds what was asked for and nothing else. */
    boolean isExact() {
        return held.equals(desired);
    }

    /** Whether the service still holds the desired entries of both maps. */
    boolean entriesKept() {
        return contains(held.getResponseParameters(), desired.getResponseParameters())
                && contains(held.getResponseTemplates(), desired.getResponseTemplates());
    }

    private static boolean contains(Map<String, Object> held, Map<String, Object> desired) {
        return desired == null || held != null && held.entrySet().containsAll(desired.entrySet());
    }

    /** An empty map says the same as none. */
    private static ResourceModel normal(ResourceModel model) {
        ResourceModel.ResourceModelBuilder normal = model.toBuilder();
        if (model.getResponseParameters() != null
                && model.getResponseParameters().isEmpty()) {
            normal.responseParameters(null);
        }
        if (model.getResponseTemplates() != null && model.getResponseTemplates().isEmpty()) {
            normal.responseTemplates(null);
        }
        return normal.build();
    }
}
