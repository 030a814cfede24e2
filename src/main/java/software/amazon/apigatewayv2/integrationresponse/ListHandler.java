package software.amazon.apigatewayv2.integrationresponse;

import java.util.Optional;
import lombok.RequiredArgsConstructor;
import software.amazon.apigatewayv2.integrationresponse.retry.Budget;
import software.amazon.apigatewayv2.integrationresponse.retry.Conversation.Effect;
import software.amazon.apigatewayv2.integrationresponse.state.Integration;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.AmazonWebServicesClientProxy;
import software.amazon.cloudformation.proxy.Logger;
import software.amazon.cloudformation.proxy.ProgressEvent;
import software.amazon.cloudformation.proxy.ResourceHandlerRequest;

/** List: GetIntegrationResponses, one page for each invocation. */
@RequiredArgsConstructor
public final class ListHandler extends BaseHandler<CallbackContext> {

    private static final Operation OPERATION = new Operation(
            Action.LIST,
            Budget.ANSWERING_AT_ONCE,
            (desired, previous) -> ModelCheck.integration(desired),
            ListHandler::answer);

    private final Provider provider;

    /** The handler as the entry point makes it. */
    public ListHandler() {
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
        Integration integration = Translator.integration(invocation.desired());
        Optional<String> nextToken = Optional.ofNullable(invocation.request().getNextToken());
        Optional<Integer> maxResults = Optional.ofNullable(invocation.request().getMaxResults());
        return invocation
                .ask(Effect.READS, service -> service.list(integration, nextToken, maxResults))
                .fold(Events::listing, invocation::stopped);
    }
}
