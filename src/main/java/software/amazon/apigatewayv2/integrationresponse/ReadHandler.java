package software.amazon.apigatewayv2.integrationresponse;

import lombok.RequiredArgsConstructor;
import software.amazon.apigatewayv2.integrationresponse.retry.Budget;
import software.amazon.apigatewayv2.integrationresponse.retry.Conversation.Effect;
import software.amazon.apigatewayv2.integrationresponse.state.Identifier;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.AmazonWebServicesClientProxy;
import software.amazon.cloudformation.proxy.Logger;
import software.amazon.cloudformation.proxy.ProgressEvent;
import software.amazon.cloudformation.proxy.ResourceHandlerRequest;

/** Read: GetIntegrationResponse, and the model is what it answers. */
@RequiredArgsConstructor
public final class ReadHandler extends BaseHandler<CallbackContext> {

    private static final Operation OPERATION = new Operation(
            Action.READ,
            Budget.ANSWERING_AT_ONCE,
            (desired, previous) -> ModelCheck.identifier(desired),
            ReadHandler::answer);

    private final Provider provider;

    /** The handler as the entry point makes it. */
    public ReadHandler() {
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
        return invocation
                .ask(Effect.READS, service -> service.get(identifier))
                .fold(Events::holding, invocation::stopped);
    }
}
