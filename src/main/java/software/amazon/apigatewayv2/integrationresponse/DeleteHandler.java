package software.amazon.apigatewayv2.integrationresponse;

import lombok.RequiredArgsConstructor;
import software.amazon.apigatewayv2.integrationresponse.retry.Budget;
import software.amazon.apigatewayv2.integrationresponse.retry.Conversation.Effect;
import software.amazon.apigatewayv2.integrationresponse.retry.Reply;
import software.amazon.apigatewayv2.integrationresponse.service.Meaning;
import software.amazon.apigatewayv2.integrationresponse.state.Identifier;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.AmazonWebServicesClientProxy;
import software.amazon.cloudformation.proxy.Logger;
import software.amazon.cloudformation.proxy.ProgressEvent;
import software.amazon.cloudformation.proxy.ResourceHandlerRequest;

/**
 * Delete: DeleteIntegrationResponse. What is not there is NotFound, unless an earlier call of this operation, whose reply
 * was lost, may have deleted it: then it is done.
 */
@RequiredArgsConstructor
public final class DeleteHandler extends BaseHandler<CallbackContext> {

    private static final Operation OPERATION = new Operation(
            Action.DELETE,
            Budget.CALLING_BACK,
            (desired, previous) -> ModelCheck.identifier(desired),
            DeleteHandler::answer);

    private final Provider provider;

    /** The handler as the entry point makes it. */
    public DeleteHandler() {
        this(Provider.ofThisProcess());
    }

    @Override
    public ProgressEvent<ResourceModel, CallbackContext> handleRequest(
            AmazonWebServicesClientProxy proxy,
            ResourceHandlerRequest<ResourceModel> request,
            CallbackContext callbackContext,
            Logger logger) {
        return provider.perform(OPERATION, proxy, request, callbackContext, logger);
    }

    private static ProgressEvent<ResourceModel, CallbackContext> answer(Invocation invocation) {
        Identifier identifier = Translator.identifier(invocation.desired());
        Reply<Identifier> reply = invocation.ask(Effect.CHANGES, service -> service.delete(identifier));
        return reply.isRefused(Meaning.NOT_FOUND) && invocation.mayHaveHappened()
                ? Events.gone()
                : reply.fold(deleted -> Events.gone(), invocation::stopped);
    }
}
