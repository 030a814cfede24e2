package software.amazon.apigatewayv2.integrationresponse;

import java.util.List;
import software.amazon.apigatewayv2.integrationresponse.ModelCheck.Problem;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryPolicy;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.ProgressEvent;

/**
 * Update: GetIntegrationResponse, then UpdateIntegrationResponse with what differs, whose response is compared with what was
 * requested ({@link Update}).
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
        return new Update(invocation).event();
    }
}
