package software.amazon.apigatewayv2.integrationresponse;

import java.util.List;
import software.amazon.apigatewayv2.integrationresponse.ModelCheck.Problem;
import software.amazon.apigatewayv2.integrationresponse.retry.Budget;
import software.amazon.apigatewayv2.integrationresponse.retry.CallKind;
import software.amazon.apigatewayv2.integrationresponse.retry.Reply;
import software.amazon.apigatewayv2.integrationresponse.service.ErrorKind;
import software.amazon.apigatewayv2.integrationresponse.state.Identifier;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.ProgressEvent;

/**
 * Delete: DeleteIntegrationResponse. What is not there is NotFound, unless an earlier call of this operation, whose reply
 * was lost, may have deleted it: then it is done.
 */
public final class DeleteHandler extends OperationHandler {

    /** The handler as the entry point makes it. */
    public DeleteHandler() {
        this(Provider.ofThisProcess());
    }

    DeleteHandler(Provider provider) {
        super(Action.DELETE, Budget.CALLING_BACK, provider);
    }

    @Override
    List<Problem> validate(Invocation invocation) {
        return ModelCheck.readOrDelete(invocation.desired());
    }

    @Override
    ProgressEvent<ResourceModel, CallbackContext> handleInvocation(Invocation invocation) {
        Identifier identifier = invocation.identifier();
        Reply<Identifier> reply = invocation.ask(CallKind.DELETE, service -> service.delete(identifier));
        return reply.isRefused(ErrorKind.NOT_FOUND) && invocation.mayHaveHappened()
                ? Events.gone()
                : reply.fold(deleted -> Events.gone(), invocation::stopped);
    }
}
