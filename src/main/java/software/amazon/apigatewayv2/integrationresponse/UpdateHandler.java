package software.amazon.apigatewayv2.integrationresponse;

import java.util.List;
import software.amazon.apigatewayv2.integrationresponse.ModelCheck.Problem;
import software.amazon.apigatewayv2.integrationresponse.retry.CallFailure;
import software.amazon.apigatewayv2.integrationresponse.retry.CallKind;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryPolicy;
import software.amazon.apigatewayv2.integrationresponse.service.ErrorKind;
import software.amazon.apigatewayv2.integrationresponse.state.ActualResource;
import software.amazon.apigatewayv2.integrationresponse.state.Convergence;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.ProgressEvent;

/**
 * Update: UpdateIntegrationResponse, whose response is compared with what was requested. No difference is success. Otherwise
 * the handler sends what is still needed. When nothing is left to try, the operation fails and names the differences.
 */
public final class UpdateHandler extends OperationHandler {

    /** As the generated wrapper makes it; {@link ServiceAccess} makes those of the entry. */
    public UpdateHandler() {
        this(ServiceAccess.ofThisProcess());
    }

    UpdateHandler(ServiceAccess provider) {
        super(Action.UPDATE, RetryPolicy.WITH_CALLBACKS, provider);
    }

    @Override
    List<Problem> validate(Invocation invocation) {
        return ModelCheck.update(invocation.desired(), invocation.previous());
    }

    @Override
    ProgressEvent<ResourceModel, CallbackContext> handleInvocation(Invocation invocation) {
        return converge(invocation, Convergence.towards(invocation.desiredState(), invocation.previousState()));
    }

    private static ProgressEvent<ResourceModel, CallbackContext> converge(
            Invocation invocation, Convergence convergence) {
        return invocation
                .call(CallKind.UPDATE, service -> service.update(invocation.identifier(), convergence.change()))
                .fold(
                        actual -> afterResponse(invocation, convergence, actual),
                        failure -> afterFailure(invocation, convergence, failure));
    }

    private static ProgressEvent<ResourceModel, CallbackContext> afterResponse(
            Invocation invocation, Convergence convergence, ActualResource actual) {
        if (actual.is(convergence.desired())) {
            return Events.succeeded(actual);
        }
        return convergence
                .after(actual.state())
                .map(next -> converge(invocation, next))
                .orElseGet(() -> leavesOnlyDefaults(invocation, actual)
                        ? Events.succeeded(actual)
                        : Events.updatedOtherwise(convergence.desired(), actual));
    }

    private static ProgressEvent<ResourceModel, CallbackContext> afterFailure(
            Invocation invocation, Convergence convergence, CallFailure failure) {
        if (!(failure instanceof CallFailure.NotRetried notRetried)) {
            return invocation.failedOrInProgress(failure);
        }
        return switch (notRetried.reaction()) {
            case WAIT_FOR_KEY_OR_RETRY, WAIT_FOR_KEY_OR_RETRY_BRIEFLY ->
                new KeyConflict(invocation, notRetried).endOr(() -> converge(invocation, convergence));
            default ->
                notRetried.error().kind() == ErrorKind.INVALID
                        ? afterRefusal(invocation, convergence, notRetried)
                        : invocation.failedOrInProgress(notRetried);
        };
    }

    private static ProgressEvent<ResourceModel, CallbackContext> afterRefusal(
            Invocation invocation, Convergence convergence, CallFailure failure) {
        return convergence
                .afterRefusal()
                .map(next -> converge(invocation, next))
                .orElseGet(() -> convergence
                        .lastActual()
                        .map(state -> new ActualResource(invocation.identifier(), state))
                        .filter(actual -> leavesOnlyDefaults(invocation, actual))
                        .map(Events::succeeded)
                        .orElseGet(() -> Events.updateRefused(failure.error(), convergence.removals())));
    }

    /** Where CloudFormation says nothing of what was before, anything that is left may be what was to be removed. */
    private static boolean leavesOnlyDefaults(Invocation invocation, ActualResource actual) {
        return invocation
                .previousState()
                .filter(previous -> actual.isWithDefaults(invocation.desiredState(), previous))
                .isPresent();
    }
}
