package software.amazon.apigatewayv2.integrationresponse;

import software.amazon.apigatewayv2.integrationresponse.retry.Budget;
import software.amazon.cloudformation.Action;

/**
 * Create: CreateIntegrationResponse, once. There is no client token: when a call may have happened, the handler looks for
 * the key before it calls again ({@link Creation}). docs/behaviour.md says what can be told apart and what cannot.
 */
public final class CreateHandler extends OperationHandler {

    private static final Operation OPERATION = new Operation(
            Action.CREATE,
            Budget.CALLING_BACK,
            (desired, previous) -> ModelCheck.create(desired),
            invocation -> new Creation(invocation).event());

    /** The handler as the entry point makes it. */
    public CreateHandler() {
        this(Provider.ofThisProcess());
    }

    CreateHandler(Provider provider) {
        super(OPERATION, provider);
    }
}
