package software.amazon.apigatewayv2.integrationresponse;

import software.amazon.apigatewayv2.integrationresponse.retry.CallKind;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryPolicy;
import software.amazon.apigatewayv2.integrationresponse.service.ErrorKind;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.ProgressEvent;

/**
 * Delete: DeleteIntegrationResponse. What is not there is NotFound, unless an earlier call of this operation may have
 * deleted it and its response was lost: then it is done.
 */
public final class DeleteHandler extends OperationHandler {

    public DeleteHandler() {
        this(ServiceAccess.ofThisProcess());
    }

    DeleteHandler(ServiceAccess access) {
        super(Action.DELETE, RetryPolicy.WITH_CALLBACKS, access);
    }

    @Override
    ProgressEvent<ResourceModel, CallbackContext> handleInvocation(Invocation invocation) {
        return invocation
                .retryingCaller()
                .call(CallKind.DELETE, limit -> invocation.service().delete(invocation.identifier(), limit))
                .fold(
                        deleted -> Events.gone(),
                        failure -> failure.isRefused(ErrorKind.NOT_FOUND) && invocation.mayHaveHappened()
                                ? Events.gone()
                                : invocation.failedOrInProgress(failure));
    }
}
