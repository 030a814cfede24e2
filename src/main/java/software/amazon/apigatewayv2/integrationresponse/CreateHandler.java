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
            final AmazonWebServicesClientProxy proxy,
            final ResourceHandlerRequest<ResourceModel> request,
            final CallbackContext callbackContext,
            final Logger logger) {
        return provider.perform(OPERATION, proxy, request, callbackContext, logger);
    }

    private static ProgressEvent<ResourceModel, CallbackContext> answer(final Invocation invocation) {
        return invocation.mayHaveHappened() ? findOut(invocation) : create(invocation);
    }

    private static ProgressEvent<ResourceModel, CallbackContext> create(final Invocation invocation) {
        final Integration integration = Translator.integration(invocation.desired());
        final IntegrationResponse desired = Translator.state(invocation.desired());
        return invocation
                .ask(Effect.CREATES, service -> service.create(integration, desired))
                .fold(created -> judge(desired, created), stop -> notCreated(invocation, stop));
    }

    private static ProgressEvent<ResourceModel, CallbackContext> notCreated(
            final Invocation invocation, final Stop stop) {
        if (stop.error().meaning() != Meaning.DUPLICATE_KEY) {
            return stopped(invocation, stop);
        }
        return invocation.mayHaveHappened()
                ? stopped(invocation, invocation.conversation().unresolved(stop.error()))
                : Events.exists(invocation.desired());
    }

    private static ProgressEvent<ResourceModel, CallbackContext> stopped(final Invocation invocation, final Stop stop) {
        return switch (stop.kind()) {
            case UNRESOLVED -> findOut(invocation);
            case CALL_BACK -> invocation.stopped(stop);
            case REFUSED, GIVEN_UP -> {
                final ProgressEvent<ResourceModel, CallbackContext> failed = invocation.stopped(stop);
                yield invocation.mayHaveHappened()
                        ? Events.mayExist(invocation.desired(), failed.getMessage())
                        : failed;
            }
        };
    }

    private static ProgressEvent<ResourceModel, CallbackContext> findOut(final Invocation invocation) {
        final IntegrationResponse desired = Translator.state(invocation.desired());
        return KeySearch.in(Translator.integration(invocation.desired()), desired.key(), invocation)
                .fold(
                        found -> found.map(held -> adopt(invocation, desired, held))
                                .orElseGet(() -> create(invocation)),
                        stop -> stopped(invocation, stop));
    }

    /** Ours if it is just what was asked; an identical twin of somebody else's cannot be told apart. */
    private static ProgressEvent<ResourceModel, CallbackContext> adopt(
            final Invocation invocation, final IntegrationResponse desired, final Held found) {
        return desired.equals(found.state()) ? Events.holding(found) : Events.exists(invocation.desired());
    }

    private static ProgressEvent<ResourceModel, CallbackContext> judge(
            final IntegrationResponse desired, final Held created) {
        final List<Difference> differences = Difference.between(desired, created.state());
        return differences.isEmpty() ? Events.holding(created) : Events.createdOtherwise(created, differences);
    }
}
