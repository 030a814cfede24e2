package software.amazon.apigatewayv2.integrationresponse;

import java.util.List;
import software.amazon.apigatewayv2.integrationresponse.retry.Budget;
import software.amazon.apigatewayv2.integrationresponse.retry.Conversation.Effect;
import software.amazon.apigatewayv2.integrationresponse.retry.Reply.Stop;
import software.amazon.apigatewayv2.integrationresponse.state.Convergence;
import software.amazon.apigatewayv2.integrationresponse.state.Difference;
import software.amazon.apigatewayv2.integrationresponse.state.Held;
import software.amazon.apigatewayv2.integrationresponse.state.Identifier;
import software.amazon.apigatewayv2.integrationresponse.state.IntegrationResponse;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.ProgressEvent;

/**
 * Update: UpdateIntegrationResponse, whose answer is compared with what was asked. No difference is success; otherwise
 * what is still needed is sent, and when nothing is left to try, the operation fails and names the differences.
 */
public final class UpdateHandler extends OperationHandler {

    private static final Operation OPERATION =
            new Operation(Action.UPDATE, Budget.CALLING_BACK, ModelCheck::update, UpdateHandler::answer);

    /** The handler as the entry point makes it. */
    public UpdateHandler() {
        this(Provider.ofThisProcess());
    }

    UpdateHandler(Provider provider) {
        super(OPERATION, provider);
    }

    private static ProgressEvent<ResourceModel, CallbackContext> answer(Invocation invocation) {
        IntegrationResponse desired = Translator.state(invocation.desired());
        IntegrationResponse believed =
                invocation.previous().map(Translator::state).orElse(desired);
        return converge(invocation, Convergence.towards(desired, believed));
    }

    private static ProgressEvent<ResourceModel, CallbackContext> converge(Invocation invocation, Convergence way) {
        Identifier identifier = Translator.identifier(invocation.desired());
        return invocation
                .ask(Effect.CHANGES, service -> service.update(identifier, way.change()))
                .fold(held -> judge(invocation, way, held), stop -> refused(invocation, way, stop));
    }

    private static ProgressEvent<ResourceModel, CallbackContext> judge(
            Invocation invocation, Convergence way, Held held) {
        List<Difference> differences = Difference.between(way.desired(), held.state());
        if (differences.isEmpty()) {
            return Events.holding(held);
        }
        return way.after(held.state())
                .map(next -> converge(invocation, next))
                .orElseGet(() -> Events.different(differences));
    }

    private static ProgressEvent<ResourceModel, CallbackContext> refused(
            Invocation invocation, Convergence way, Stop stop) {
        return switch (stop.error().meaning()) {
            case INVALID ->
                way.afterRefusal()
                        .map(next -> converge(invocation, next))
                        .orElseGet(() -> Events.notAccepted(stop.error(), way.removals()));
            case DUPLICATE_KEY -> Events.keyTaken(stop.error(), way.desired().key());
            default -> invocation.stopped(stop);
        };
    }
}
