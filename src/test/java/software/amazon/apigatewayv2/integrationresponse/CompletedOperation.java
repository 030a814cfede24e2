package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.HandlerErrorCode;
import software.amazon.cloudformation.proxy.ProgressEvent;

/**
 * An operation that has ended, whatever went wrong on the way: its event has to be true of what the service holds.
 *
 * @param subject what the request was about
 * @param before what the service held before, by identifier
 * @param after what it holds now
 */
record CompletedOperation(
        Action action,
        ResourceModel subject,
        ProgressEvent<ResourceModel, CallbackContext> event,
        Map<String, ResourceModel> before,
        Map<String, ResourceModel> after) {

    /** What the platform would invoke again from the start. */
    private static final Set<HandlerErrorCode> RETRIABLE = EnumSet.of(
            HandlerErrorCode.Throttling,
            HandlerErrorCode.ServiceInternalError,
            HandlerErrorCode.NetworkFailure,
            HandlerErrorCode.ResourceConflict);

    void assertTrue() {
        switch (action) {
            case CREATE -> assertCreateTrue();
            case UPDATE -> assertUpdateTrue();
            case DELETE -> assertDeleteTrue();
            case READ -> {
                assertThat(after).isEqualTo(before);
                if (event.isSuccess()) {
                    assertThat(event.getResourceModel()).isEqualTo(after.get(subject.getIntegrationResponseId()));
                }
                assertNotFoundOnlyIfAbsent();
            }
            case LIST -> {
                assertThat(after).isEqualTo(before);
                if (event.isSuccess()) {
                    assertThat(event.getResourceModels()).containsExactlyInAnyOrderElementsOf(after.values());
                }
            }
        }
    }

    private void assertCreateTrue() {
        Map<String, ResourceModel> made = without(after, before.keySet());
        assertThat(without(after, made.keySet())).as("what was there before").isEqualTo(before);
        List<ResourceModel> taken = before.values().stream()
                .filter(model -> model.getIntegrationResponseKey().equals(subject.getIntegrationResponseKey()))
                .toList();
        if (event.isSuccess()) {
            boolean identicalTwin =
                    taken.stream().anyMatch(model -> withoutId(model).equals(subject));
            assertThat(withoutId(event.getResourceModel())).isEqualTo(subject);
            assertThat(after)
                    .containsEntry(event.getResourceModel().getIntegrationResponseId(), event.getResourceModel());
            assertThat(made).hasSize(identicalTwin ? 0 : 1);
        } else if (event.getErrorCode() == HandlerErrorCode.AlreadyExists) {
            assertThat(made).isEmpty();
            assertThat(taken).hasSize(1);
            assertThat(event.getResourceModel()).isNull();
        } else if (event.getMessage().contains("may or may not have been created")) {
            assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.GeneralServiceException);
            assertThat(made.values()).hasSizeLessThanOrEqualTo(1).allMatch(model -> withoutId(model)
                    .equals(subject));
        } else {
            assertThat(made)
                    .as("%s: %s", event.getErrorCode(), event.getMessage())
                    .isEmpty();
        }
        assertThat(RETRIABLE.contains(event.getErrorCode()) && !made.isEmpty()).isFalse();
    }

    private void assertUpdateTrue() {
        assertOthersUntouched();
        String id = subject.getIntegrationResponseId();
        assertThat(after.keySet()).isEqualTo(before.keySet());
        if (event.isSuccess()) {
            assertThat(after.get(id)).isEqualTo(subject).isEqualTo(event.getResourceModel());
        }
        assertNotFoundOnlyIfAbsent();
    }

    private void assertDeleteTrue() {
        assertOthersUntouched();
        String id = subject.getIntegrationResponseId();
        if (event.isSuccess()) {
            assertThat(after).doesNotContainKey(id);
            assertThat(event.getResourceModel()).isNull();
        }
        assertNotFoundOnlyIfAbsent();
    }

    private void assertOthersUntouched() {
        Set<String> own = Set.of(subject.getIntegrationResponseId());
        assertThat(without(after, own)).isEqualTo(without(before, own));
    }

    private void assertNotFoundOnlyIfAbsent() {
        if (event.getErrorCode() == HandlerErrorCode.NotFound) {
            assertThat(before).doesNotContainKey(subject.getIntegrationResponseId());
        }
    }

    private static Map<String, ResourceModel> without(Map<String, ResourceModel> models, Set<String> ids) {
        Map<String, ResourceModel> rest = new HashMap<>(models);
        rest.keySet().removeAll(ids);
        return rest;
    }

    private static ResourceModel withoutId(ResourceModel model) {
        return model.toBuilder().integrationResponseId(null).build();
    }
}
