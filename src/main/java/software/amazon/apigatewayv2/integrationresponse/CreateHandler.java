package software.amazon.apigatewayv2.integrationresponse;

import software.amazon.apigatewayv2.integrationresponse.retry.RetryPolicy;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.ProgressEvent;

/** Create: CreateIntegrationResponse, once, though it has no client token ({@link Creation}). */
public final class CreateHandler extends OperationHandler {
    public CreateHandler() {
        super(Action.CREATE, RetryPolicy.WITH_CALLBACKS);
    }

    @Override
    ProgressEvent<ResourceModel, CallbackContext> handleInvocation(Invocation invocation) {
        return new Creation(invocation).event();
    }
}
