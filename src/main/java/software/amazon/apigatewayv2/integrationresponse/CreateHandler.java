package software.amazon.apigatewayv2.integrationresponse;

import software.amazon.apigatewayv2.integrationresponse.retry.RetryPolicy;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.ProgressEvent;

/**
 * Create: CreateIntegrationResponse, once. There is no client token: when a call may have happened, the handler looks for
 * the key before it calls again ({@link Creation}). docs/behaviour.md says what can be told apart and what cannot.
 */
public final class CreateHandler extends OperationHandler {

    public CreateHandler() {
        this(ServiceAccess.ofThisProcess());
    }

    CreateHandler(ServiceAccess access) {
        super(Action.CREATE, RetryPolicy.WITH_CALLBACKS, access);
    }

    @Override
    ProgressEvent<ResourceModel, CallbackContext> handleInvocation(Invocation invocation) {
        return new Creation(invocation).event();
    }
}
