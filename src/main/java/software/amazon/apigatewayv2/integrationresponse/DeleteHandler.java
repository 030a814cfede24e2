package software.amazon.apigatewayv2.integrationresponse;

import software.amazon.apigatewayv2.integrationresponse.retry.CallKind;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryPolicy;
import software.amazon.apigatewayv2.integrationresponse.service.ErrorKind;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.ProgressEvent;

/** Delete: DeleteIntegrationResponse. What is not there is NotFound, unless an earlier call may have deleted it. */
public final class DeleteHandler extends OperationHandler {
    public DeleteHandler() {
        super(Action.DELETE, RetryPolicy.WITH_CALLBACKS);
    }

    @Override
    ProgressEvent<ResourceModel, CallbackContext> handleInvocation(Invocation invocation) {
        ProgressEvent<ResourceModel, CallbackContext> deleted = ProgressEvent.defaultSuccessHandler(null);
        return invocation
                .caller()
                .call(CallKind.DELETE, service -> service.delete(invocation.identifier()))
                .fold(
                        response -> deleted,
                        failure -> failure.isRefused(ErrorKind.NOT_FOUND) && invocation.mayHaveHappened()
                                ? deleted
                                : invocation.failedOrInProgress(failure));
    }
}
