package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.FaultKind;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.HandlerErrorCode;
import software.amazon.cloudformation.proxy.ProgressEvent;

/**
 * An operation that has ended, whatever went wrong on the way: its event has to be true of what the service holds.
 *
 * @param subject what the request was about
 * @param before what the service held before, by identifier
 * @param after what it holds now
 * @param calls what was called, in order
 */
record CompletedOperation(
        Action action,
        ResourceModel subject,
        ProgressEvent<ResourceModel, CallbackContext> event,
        Map<String, ResourceModel> before,
        Map<String, ResourceModel> after,
        List<StruckCall> calls) {

    /** The codes after which CloudFormation restarts the operation. */
    private static final Set<HandlerErrorCode> RETRIABLE = EnumSet.of(
            HandlerErrorCode.Throttling,
            HandlerErrorCode.ServiceInternalError,
            HandlerErrorCode.NetworkFailure,
            HandlerErrorCode.ResourceConflict);

    /** What an operation fails with at once, and only if its last call was struck by it. */
    private static final Map<HandlerErrorCode, FaultKind> REFUSALS = new EnumMap<>(Map.of(
            HandlerErrorCode.ServiceLimitExceeded, FaultKind.QUOTA,
            HandlerErrorCode.AccessDenied, FaultKind.FORBIDDEN,
            HandlerErrorCode.InvalidCredentials, FaultKind.EXPIRED));

    void assertTrue() {
        assertCodeHasAReason();
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
                    assertThat(event.getResourceModels())
                            .containsExactlyInAnyOrderElementsOf(after.values().stream()
                                    .map(HandlerHarness::listed)
                                    .toList());
                }
            }
        }
    }

    private void assertCodeHasAReason() {
        HandlerErrorCode code = event.getErrorCode();
        if (REFUSALS.containsKey(code)) {
            assertThat(lastOfItsOwn().isStruckBy(REFUSALS.get(code)))
                    .as("%s", calls)
                    .isTrue();
        }
        REFUSALS.forEach((refused, kind) -> {
            if (calls.get(0).isStruckBy(kind)) {
                assertThat(code).isEqualTo(refused);
                assertThat(calls).hasSize(1);
            }
        });
        if (code == HandlerErrorCode.ResourceConflict) {
            assertThat(calls).anyMatch(call -> call.isStruckBy(FaultKind.CONFLICT, FaultKind.CONCURRENT_MODIFICATION));
        }
        if (code == HandlerErrorCode.AlreadyExists) {
            assertThat(action).isEqualTo(Action.CREATE);
        }
    }

    /** The last call that was not a look for the key. */
    private StruckCall lastOfItsOwn() {
        List<StruckCall> own = calls.stream()
                .filter(call -> action == Action.LIST || !call.isOf(ServiceOperations.LIST))
                .toList();
        return own.get(own.size() - 1);
    }

    private void assertCreateTrue() {
        Map<String, ResourceModel> made = without(after, before.keySet());
        assertThat(without(after, made.keySet())).as("what was there before").isEqualTo(before);
        List<ResourceModel> taken = havingTheKey();
        List<StruckCall> creates = calls.stream()
                .filter(call -> call.isOf(ServiceOperations.CREATE))
                .toList();
        boolean unknown = creates.stream().anyMatch(StruckCall::isOutcomeUnknown);
        boolean noResponse = creates.stream().anyMatch(StruckCall::hasNoResponse);
        if (event.isSuccess()) {
            boolean identicalExisted =
                    taken.stream().anyMatch(model -> withoutId(model).equals(wanted()));
            assertThat(withoutId(event.getResourceModel())).isEqualTo(wanted());
            assertThat(after)
                    .containsEntry(event.getResourceModel().getIntegrationResponseId(), event.getResourceModel());
            assertThat(made).hasSize(identicalExisted ? 0 : 1);
            assertThat(unknown || !identicalExisted)
                    .as("an identical one is taken for our own only if the outcome is unknown")
                    .isTrue();
            return;
        }
        assertThat(unknown && RETRIABLE.contains(event.getErrorCode())).isFalse();
        assertThat(event.getMessage().contains("may still appear"))
                .isEqualTo(noResponse && REFUSALS.containsKey(event.getErrorCode()));
        if (event.getMessage().contains("may or may not have been created")) {
            assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.GeneralServiceException);
            assertThat(unknown).isTrue();
            assertThat(made.values()).hasSizeLessThanOrEqualTo(1).allMatch(model -> withoutId(model)
                    .equals(wanted()));
        } else {
            assertThat(made)
                    .as("%s: %s", event.getErrorCode(), event.getMessage())
                    .isEmpty();
        }
        if (event.getErrorCode() == HandlerErrorCode.AlreadyExists) {
            assertAlreadyExistsTrue(taken, unknown);
        }
    }

    /** The key is there; or the service says so, and no earlier outcome is unknown. */
    private void assertAlreadyExistsTrue(List<ResourceModel> taken, boolean unknown) {
        assertThat(event.getResourceModel()).isNull();
        if (taken.isEmpty()) {
            assertThat(lastOfItsOwn().says(StruckCall.ALREADY_EXISTS)).isTrue();
            assertThat(unknown).isFalse();
        } else if (calls.get(calls.size() - 1).isLookWithAResponse()) {
            assertThat(event.getMessage()).contains(taken.get(0).getIntegrationResponseId());
        }
    }

    private void assertUpdateTrue() {
        assertOthersUntouched();
        assertUnchangedUnlessACallMayHaveChangedIt();
        String id = subject.getIntegrationResponseId();
        assertThat(after.keySet()).isEqualTo(before.keySet());
        if (event.isSuccess()) {
            assertThat(after.get(id)).isEqualTo(wanted()).isEqualTo(event.getResourceModel());
        }
        if (event.getErrorCode() == HandlerErrorCode.InvalidRequest
                && !lastOfItsOwn().says(StruckCall.ALREADY_EXISTS)) {
            assertKeyIsAnothers(id);
        }
        assertNotFoundOnlyIfAbsent();
    }

    /** The service says so itself, or the look at the end found who has the key. */
    private void assertKeyIsAnothers(String id) {
        assertThat(havingTheKey())
                .extracting(ResourceModel::getIntegrationResponseId)
                .as("who has the key, which is why: %s", event.getMessage())
                .hasSize(1)
                .doesNotContain(id)
                .allSatisfy(owner -> {
                    if (lastOfItsOwn().says(StruckCall.IN_USE)) {
                        assertThat(event.getMessage()).contains(owner);
                    }
                });
    }

    private void assertDeleteTrue() {
        assertOthersUntouched();
        assertUnchangedUnlessACallMayHaveChangedIt();
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

    private void assertUnchangedUnlessACallMayHaveChangedIt() {
        if (calls.stream().noneMatch(StruckCall::mayHaveChanged)) {
            assertThat(after).isEqualTo(before);
        }
    }

    /** What had the key of the subject before; one at most, for keys are unique. */
    private List<ResourceModel> havingTheKey() {
        return before.values().stream()
                .filter(model -> model.getIntegrationResponseKey().equals(subject.getIntegrationResponseKey()))
                .toList();
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

    /** The subject as a response shows it. */
    private ResourceModel wanted() {
        return HandlerHarness.shown(subject);
    }

    private static ResourceModel withoutId(ResourceModel model) {
        return model.toBuilder().integrationResponseId(null).build();
    }
}
