package software.amazon.apigatewayv2.integrationresponse;

import java.util.List;
import software.amazon.apigatewayv2.integrationresponse.ModelCheck.Problem;
import software.amazon.apigatewayv2.integrationresponse.retry.CallKind;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryPolicy;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.ProgressEvent;

/** Read: GetIntegrationResponse, and the model is what its response says. */
public final class ReadHandler extends OperationHandler {

    /** As the generated wrapper makes it; {@link ServiceAccess} makes those of the entry. */
    public ReadHandler() {
        this(ServiceAccess.ofThisProcess());
    }

    ReadHandler(ServiceAccess provider) {
        super(Action.READ, RetryPolicy.SYNCHRONOUS, provider);
    }

    @Override
    List<Problem> validate(Invocation invocation) {
        return ModelCheck.readOrDelete(invocation.desired());
    }

    @Override
    ProgressEvent<ResourceModel, CallbackContext> handleInvocation(Invocation invocation) {
        return invocation
                .call(CallKind.READ, service -> service.get(invocation.identifier()))
                .fold(Events::succeeded, invocation::failedOrInProgress);
    }
}
