package software.amazon.apigatewayv2.integrationresponse;

import software.amazon.apigatewayv2.integrationresponse.retry.Budget;
import software.amazon.apigatewayv2.integrationresponse.retry.Conversation.Effect;
import software.amazon.apigatewayv2.integrationresponse.retry.Reply.Stop;
import software.amazon.apigatewayv2.integrationresponse.service.Meaning;
import software.amazon.apigatewayv2.integrationresponse.state.IntegrationResponse;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.ProgressEvent;

/**
 * Create: CreateIntegrationResponse, once. There is no client token: when a call may have happened, the handler looks for
 * the key before it calls again. docs/behaviour.md says what can be told apart and what cannot.
 */
public final class CreateHandler extends OperationHandler {

    private static final Operation OPERATION = new Operation(
            Action.CREATE,
            Budget.CALLING_BACK,
            (desired, previous) -> ModelCheck.create(desired),
            CreateHandler::answer);

    /** The handler as the entry point makes it. */
    public CreateHandler() {
        this(Provider.ofThisProcess());
    }

    CreateHandler(Provider provider) {
        super(OPERATION, provider);
    }

    private static ProgressEvent<ResourceModel, CallbackContext> answer(Invocation invocation) {
        return invocation.mayHaveHappened() ? lost(invocation).findOut() : create(invocation);
    }

    private static ProgressEvent<ResourceModel, CallbackContext> create(Invocation invocation) {
        IntegrationResponse desired = invocation.desiredState();
        return invocation
                .ask(Effect.CREATES, service -> service.create(invocation.integration(), desired))
                .fold(
                        made -> made.is(desired) ? Events.holding(made) : Events.createdOtherwise(desired, made),
                        stop -> notCreated(invocation, stop));
    }

    private static ProgressEvent<ResourceModel, CallbackContext> notCreated(Invocation invocation, Stop stop) {
        boolean keyTaken = stop.error().meaning() == Meaning.DUPLICATE_KEY;
        if (!invocation.mayHaveHappened()) {
            return keyTaken ? Events.exists(invocation.desired()) : invocation.stopped(stop);
        }
        // The key may be taken by what an earlier call of ours made.
        Stop next = keyTaken ? invocation.conversation().waitToFindOut(stop.error()) : stop;
        return lost(invocation).goOn(next);
    }

    private static LostCreate lost(Invocation invocation) {
        return new LostCreate(invocation, () -> create(invocation));
    }
}
