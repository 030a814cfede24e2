package software.amazon.apigatewayv2.integrationresponse;

import java.util.List;
import software.amazon.apigatewayv2.integrationresponse.ModelCheck.Problem;
import software.amazon.apigatewayv2.integrationresponse.retry.CallKind;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryPolicy;
import software.amazon.apigatewayv2.integrationresponse.service.ErrorKind;
import software.amazon.apigatewayv2.integrationresponse.state.Identifier;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.ProgressEvent;

/**
 * Delete: DeleteIntegrationResponse. What is not there is NotFound, unless an earlier call of this operation may have
 * deleted it and its response was lost: then it is done.
 */
public final class DeleteHandler extends OperationHandler {

    /** As the generated wrapper makes it; {@link ServiceAccess} makes those of the entry. */
    public DeleteHandler() {
        this(ServiceAccess.ofThisProcess());
    }

    DeleteHandler(ServiceAccess provider) {
        super(Action.DELETE, RetryPolicy.WITH_CALLBACKS, provider);
    }

    @Override
    List<Problem> validate(Invocation invocation) {
        return ModelCheck.readOrDelete(invocation.desired());
    }

    @Override
    ProgressEvent<ResourceModel, CallbackContext> handleInvocation(Invocation invocation) {
        Identifier identifier = invocation.identifier();
        return invocation
                .call(CallKind.DELETE, service -> service.delete(identifier))
                .fold(
                        deleted -> Events.gone(),
                        failure -> failure.isRefused(ErrorKind.NOT_FOUND) && invocation.mayHaveHappened()
                                ? Events.gone()
                                : invocation.failedOrInProgress(failure));
    }
}
