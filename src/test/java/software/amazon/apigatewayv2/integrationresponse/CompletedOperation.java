package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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
    private static final Set<HandlerErrorCode> RETRIABLE = Set.of(
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
        if (calls.stream().noneMatch(StruckCall::mayHaveChanged)) {
            assertThat(after).isEqualTo(before);
        }
        if (action == Action.UPDATE || action == Action.DELETE) {
            Set<String> own = Set.of(subject.getIntegrationResponseId());
            assertThat(without(after, own)).isEqualTo(without(before, own));
        }
        if (action == Action.UPDATE) {
            assertThat(after.keySet()).isEqualTo(before.keySet());
        }
        if (event.isSuccess()) {
            assertSuccessTrue(subject.getIntegrationResponseId());
        } else if (action == Action.CREATE) {
            assertNotCreatedTrue();
        }
        if (event.getErrorCode() == HandlerErrorCode.InvalidRequest
                && !lastOfItsOwn().says(StruckCall.ALREADY_EXISTS)) {
            assertKeyIsAnothers();
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
        if (code == HandlerErrorCode.NotFound) {
            assertThat(before).doesNotContainKey(subject.getIntegrationResponseId());
        }
    }

    private void assertSuccessTrue(String id) {
        ResourceModel shown = event.getResourceModel();
        switch (action) {
            case CREATE -> assertCreatedOnce();
            case READ -> assertThat(shown).isEqualTo(after.get(id));
            case UPDATE ->
                assertThat(shown).isEqualTo(HandlerHarness.shown(subject)).isEqualTo(after.get(id));
            case DELETE -> {
                assertThat(after).doesNotContainKey(id);
                assertThat(shown).isNull();
            }
            case LIST ->
                assertThat(event.getResourceModels())
                        .containsExactlyInAnyOrderElementsOf(after.values().stream()
                                .map(HandlerHarness::listed)
                                .toList());
        }
    }

    /** An identical one is taken for our own only if the outcome is unknown. */
    private void assertCreatedOnce() {
        ResourceModel created = event.getResourceModel();
        boolean identicalExisted = havingTheKey().stream().anyMatch(this::isWanted);
        assertThat(created).matches(this::isWanted);
        assertThat(after).containsAllEntriesOf(before).containsEntry(created.getIntegrationResponseId(), created);
        assertThat(after).hasSize(before.size() + (identicalExisted ? 0 : 1));
        assertThat(isUnknown() || !identicalExisted).isTrue();
    }

    private void assertNotCreatedTrue() {
        HandlerErrorCode code = event.getErrorCode();
        boolean noResponse = creates().anyMatch(StruckCall::hasNoResponse);
        assertThat(isUnknown() && RETRIABLE.contains(code)).isFalse();
        assertThat(event.getMessage().contains("may still appear")).isEqualTo(noResponse && REFUSALS.containsKey(code));
        assertThat(after).containsAllEntriesOf(before);
        if (event.getMessage().contains("may or may not have been created")) {
            assertThat(code).isEqualTo(HandlerErrorCode.GeneralServiceException);
            assertThat(isUnknown()).isTrue();
            assertThat(without(after, before.keySet()).values())
                    .hasSizeLessThanOrEqualTo(1)
                    .allMatch(this::isWanted);
        } else {
            assertThat(after).as("%s: %s", code, event.getMessage()).isEqualTo(before);
        }
        if (code == HandlerErrorCode.AlreadyExists) {
            assertAlreadyExistsTrue();
        }
    }

    /** The key is there; or the service says so, and no earlier outcome is unknown. */
    private void assertAlreadyExistsTrue() {
        assertThat(event.getResourceModel()).isNull();
        if (havingTheKey().isEmpty()) {
            assertThat(lastOfItsOwn().says(StruckCall.ALREADY_EXISTS)).isTrue();
            assertThat(isUnknown()).isFalse();
        } else if (calls.get(calls.size() - 1).isLookWithAResponse()) {
            assertThat(event.getMessage()).contains(havingTheKey().get(0).getIntegrationResponseId());
        }
    }

    /** An update says so only if the service does, or if the look at the end found who has the key. */
    private void assertKeyIsAnothers() {
        assertThat(havingTheKey())
                .extracting(ResourceModel::getIntegrationResponseId)
                .as("who has the key, which is why: %s", event.getMessage())
                .hasSize(1)
                .doesNotContain(subject.getIntegrationResponseId())
                .allSatisfy(owner -> {
                    if (lastOfItsOwn().says(StruckCall.IN_USE)) {
                        assertThat(event.getMessage()).contains(owner);
                    }
                });
    }

    private Stream<StruckCall> creates() {
        return calls.stream().filter(call -> call.isOf(ServiceOperations.CREATE));
    }

    private boolean isUnknown() {
        return creates().anyMatch(StruckCall::isOutcomeUnknown);
    }

    /** The last call that was not a look for the key. */
    private StruckCall lastOfItsOwn() {
        List<StruckCall> own = calls.stream()
                .filter(call -> action == Action.LIST || !call.isOf(ServiceOperations.LIST))
                .toList();
        return own.get(own.size() - 1);
    }

    /** What had the key of the subject before; one at most, for keys are unique. */
    private List<ResourceModel> havingTheKey() {
        return before.values().stream()
                .filter(model -> model.getIntegrationResponseKey().equals(subject.getIntegrationResponseKey()))
                .toList();
    }

    private static Map<String, ResourceModel> without(Map<String, ResourceModel> models, Set<String> ids) {
        Map<String, ResourceModel> rest = new HashMap<>(models);
        rest.keySet().removeAll(ids);
        return rest;
    }

    /** Whether a model is that of a create, whatever its identifier. */
    private boolean isWanted(ResourceModel model) {
        return model.toBuilder().integrationResponseId(null).build().equals(HandlerHarness.shown(subject));
    }
}
