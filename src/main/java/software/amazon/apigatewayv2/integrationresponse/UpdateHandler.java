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
 * Update: UpdateIntegrationResponse, whose answer is compared with what was asked. No difference is success; otherwise
 * what is still needed is sent, and when nothing is left to try, the operation fails and names the differences.
 */
public final class UpdateHandler extends OperationHandler {

    /** The handler as the entry point makes it. */
    public UpdateHandler() {
        this(Provider.ofThisProcess());
    }

    UpdateHandler(Provider provider) {
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

    private static ProgressEvent<ResourceModel, CallbackContext> converge(Invocation invocation, Convergence way) {
        return invocation
                .ask(CallKind.UPDATE, service -> service.update(invocation.identifier(), way.change()))
                .fold(held -> afterAnswer(invocation, way, held), stop -> afterStop(invocation, way, stop));
    }

    private static ProgressEvent<ResourceModel, CallbackContext> afterAnswer(
            Invocation invocation, Convergence way, ActualResource held) {
        if (held.is(way.desired())) {
            return Events.holding(held);
        }
        return way.after(held.state())
                .map(next -> converge(invocation, next))
                .orElseGet(() -> leavesOnlyDefaults(invocation, held)
                        ? Events.holding(held)
                        : Events.updatedOtherwise(way.desired(), held));
    }

    private static ProgressEvent<ResourceModel, CallbackContext> afterStop(
            Invocation invocation, Convergence way, CallFailure stop) {
        if (!(stop instanceof CallFailure.NotRetried react)) {
            return invocation.stopped(stop);
        }
        return switch (react.reaction()) {
            case WAIT_FOR_KEY_OR_RETRY, WAIT_FOR_KEY_OR_RETRY_BRIEFLY ->
                new KeyConflict(invocation, react).endOr(() -> converge(invocation, way));
            default ->
                react.error().kind() == ErrorKind.INVALID
                        ? afterRefusal(invocation, way, react)
                        : invocation.stopped(react);
        };
    }

    private static ProgressEvent<ResourceModel, CallbackContext> afterRefusal(
            Invocation invocation, Convergence way, CallFailure stop) {
        return way.afterRefusal().map(next -> converge(invocation, next)).orElseGet(() -> way.lastAnswer()
                .map(state -> new ActualResource(invocation.identifier(), state))
                .filter(held -> leavesOnlyDefaults(invocation, held))
                .map(Events::holding)
                .orElseGet(() -> Events.updateRefused(stop.error(), way.removals())));
    }

    /** Where CloudFormation says nothing of what was before, anything that is left may be what was to be removed. */
    private static boolean leavesOnlyDefaults(Invocation invocation, ActualResource held) {
        return invocation
                .previousState()
                .filter(previous -> held.isWithDefaults(invocation.desiredState(), previous))
                .isPresent();
    }
}
