package software.amazon.apigatewayv2.integrationresponse;

import software.amazon.apigatewayv2.integrationresponse.retry.Budget;
import software.amazon.apigatewayv2.integrationresponse.retry.CallKind;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.ProgressEvent;

/** Read: GetIntegrationResponse, and the model is what it answers. */
public final class ReadHandler extends OperationHandler {

    private static final Operation OPERATION = new Operation(
            Action.READ,
            Budget.ANSWERING_AT_ONCE,
            (desired, previous) -> ModelCheck.readOrDelete(desired),
            ReadHandler::answer);

    /** The handler as the entry point makes it. */
    public ReadHandler() {
        this(Provider.ofThisProcess());
    }

    /** Public for {@code coldstart}, which goes the way of a read before there is an event. */
    public ReadHandler(Provider provider) {
        super(OPERATION, provider);
    }

    private static ProgressEvent<ResourceModel, CallbackContext> answer(Invocation invocation) {
        return invocation
                .ask(CallKind.READ, service -> service.get(invocation.identifier()))
                .fold(Events::holding, invocation::stopped);
    }
}
