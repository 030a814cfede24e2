package software.amazon.apigatewayv2.integrationresponse;

import software.amazon.apigatewayv2.integrationresponse.retry.CallKind;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryPolicy;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.ProgressEvent;

/** Read: GetIntegrationResponse, and the model is what its response says. */
public final class ReadHandler extends OperationHandler {

    public ReadHandler() {
        this(ServiceAccess.ofThisProcess());
    }

    ReadHandler(ServiceAccess access) {
        super(Action.READ, RetryPolicy.SYNCHRONOUS, access);
    }

    @Override
    ProgressEvent<ResourceModel, CallbackContext> handleInvocation(Invocation invocation) {
        return invocation
                .retryingCaller()
                .call(CallKind.READ, limit -> invocation.service().get(invocation.identifier(), limit))
                .fold(Events::succeeded, invocation::failedOrInProgress);
    }
}
