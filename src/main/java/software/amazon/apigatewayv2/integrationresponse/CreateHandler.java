package software.amazon.apigatewayv2.integrationresponse;

import java.util.List;
import lombok.RequiredArgsConstructor;
import software.amazon.apigatewayv2.integrationresponse.retry.Budget;
import software.amazon.apigatewayv2.integrationresponse.retry.Conversation.Effect;
import software.amazon.apigatewayv2.integrationresponse.retry.Reply.Stop;
import software.amazon.apigatewayv2.integrationresponse.service.Meaning;
import software.amazon.apigatewayv2.integrationresponse.state.Difference;
import software.amazon.apigatewayv2.integrationresponse.state.Held;
import software.amazon.apigatewayv2.integrationresponse.state.Integration;
import software.amazon.apigatewayv2.integrationresponse.state.IntegrationResponse;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.AmazonWebServicesClientProxy;
import software.amazon.cloudformation.proxy.Logger;
import software.amazon.cloudformation.proxy.ProgressEvent;
import software.amazon.cloudformation.proxy.ResourceHandlerRequest;

/**
 * Create: CreateIntegrationResponse, once. There is no client token: when a call may have happened, the handler looks for
 * the key before it calls again. docs/behaviour.md says what can be told apart and what cannot.
 */
@RequiredArgsConstructor
public final class CreateHandler extends BaseHandler<CallbackContext> {

    private static final Operation OPERATION = new Operation(
            Action.CREATE,
            Budget.CALLING_BACK,
            (desired, previous) -> ModelCheck.create(desired),
            CreateHandler::answer);

    private final Provider provider;

    /** The handler as the entry point makes it. */
    public CreateHandler() {
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
        return invocation.mayHaveHappened() ? findOut(invocation) : create(invocation);
    }

    private static ProgressEvent<ResourceModel, CallbackContext> create(Invocation invocation) {
        Integration integration = Translator.integration(invocation.desired());
        IntegrationResponse desired = Translator.state(invocation.desired());
        return invocation
                .ask(Effect.CREATES, service -> service.create(integration, desired))
                .fold(created -> judge(desired, created), stop -> notCreated(invocation, stop));
    }

    private static ProgressEvent<ResourceModel, CallbackContext> notCreated(Invocation invocation, Stop stop) {
        if (stop.error().meaning() != Meaning.DUPLICATE_KEY) {
            return stopped(invocation, stop);
        }
        return invocation.mayHaveHappened()
                ? stopped(invocation, invocation.conversation().unresolved(stop.error()))
                : Events.exists(invocation.desired());
    }

    private static ProgressEvent<ResourceModel, CallbackContext> stopped(Invocation invocation, Stop stop) {
        return switch (stop.kind()) {
            case UNRESOLVED -> findOut(invocation);
            case CALL_BACK -> invocation.stopped(stop);
            case REFUSED, GIVEN_UP -> {
                ProgressEvent<ResourceModel, CallbackContext> failed = invocation.stopped(stop);
                yield invocation.mayHaveHappened()
                        ? Events.mayExist(invocation.desired(), failed.getMessage())
                        : failed;
            }
        };
    }

    private static ProgressEvent<ResourceModel, CallbackContext> findOut(Invocation invocation) {
        IntegrationResponse desired = Translator.state(invocation.desired());
        return KeySearch.in(Translator.integration(invocation.desired()), desired.key(), invocation)
                .fold(
                        found -> found.map(held -> adopt(invocation, desired, held))
                                .orElseGet(() -> create(invocation)),
                        stop -> stopped(invocation, stop));
    }

    /** Ours if it is just what was asked; an identical twin of somebody else's cannot be told apart. */
    private static ProgressEvent<ResourceModel, CallbackContext> adopt(
            Invocation invocation, IntegrationResponse desired, Held found) {
        return desired.equals(found.state()) ? Events.holding(found) : Events.exists(invocation.desired());
    }

    private static ProgressEvent<ResourceModel, CallbackContext> judge(IntegrationResponse desired, Held created) {
        List<Difference> differences = Difference.between(desired, created.state());
        return differences.isEmpty() ? Events.holding(created) : Events.createdOtherwise(created, differences);
    }
}
