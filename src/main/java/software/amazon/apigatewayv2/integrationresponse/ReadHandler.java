package software.amazon.apigatewayv2.integrationresponse;

import software.amazon.apigatewayv2.integrationresponse.retry.CallKind;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryPolicy;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.ProgressEvent;

/** Read: GetIntegrationResponse, and the model is what its response says. */
public final class ReadHandler extends OperationHandler {
    public ReadHandler() {
        super(Action.READ, RetryPolicy.SYNCHRONOUS);
    }

    @Override
    ProgressEvent<ResourceModel, CallbackContext> handleInvocation(Invocation invocation) {
        return invocation
                .caller()
                .call(CallKind.READ, service -> service.get(invocation.identifier()))
                .fold(Events::succeeded, invocation::failedOrInProgress);
    }
}
