package software.amazon.apigatewayv2.integrationresponse;

import software.amazon.apigatewayv2.integrationresponse.retry.RetryPolicy;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.ProgressEvent;

/**
 * Update: GetIntegrationResponse, then UpdateIntegrationResponse with what differs, whose response is compared with what was
 * requested ({@link Update}).
 */
public final class UpdateHandler extends OperationHandler {

    public UpdateHandler() {
        this(ServiceAccess.ofThisProcess());
    }

    UpdateHandler(ServiceAccess access) {
        super(Action.UPDATE, RetryPolicy.WITH_CALLBACKS, access);
    }

    @Override
    ProgressEvent<ResourceModel, CallbackContext> handleInvocation(Invocation invocation) {
        return new Update(invocation).event();
    }
}
