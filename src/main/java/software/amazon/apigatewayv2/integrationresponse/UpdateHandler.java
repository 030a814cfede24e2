package software.amazon.apigatewayv2.integrationresponse;

import java.util.Optional;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryPolicy;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.ProgressEvent;

/** Update: GetIntegrationResponse, then UpdateIntegrationResponse with what differs ({@link Update}). */
public final class UpdateHandler extends OperationHandler {
    public UpdateHandler() {
        super(Action.UPDATE, RetryPolicy.WITH_CALLBACKS);
    }

    @Override
    ProgressEvent<ResourceModel, CallbackContext> handleInvocation(Invocation invocation) {
        return new Update(invocation, Optional.empty()).event();
    }
}
