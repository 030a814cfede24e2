package software.amazon.apigatewayv2.integrationresponse;

import java.util.Optional;
import software.amazon.apigatewayv2.integrationresponse.retry.CallKind;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryPolicy;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.ProgressEvent;

/** List: GetIntegrationResponses, one page for each invocation. */
public final class ListHandler extends OperationHandler {
    public ListHandler() {
        super(Action.LIST, RetryPolicy.SYNCHRONOUS);
    }

    @Override
    ProgressEvent<ResourceModel, CallbackContext> handleInvocation(Invocation invocation) {
        Optional<String> nextToken = Optional.ofNullable(invocation.request().getNextToken());
        Optional<Integer> maxResults = Optional.ofNullable(invocation.request().getMaxResults());
        return invocation
                .caller()
                .call(
                        CallKind.READ,
                        service -> service.list(invocation.identifier().integration(), nextToken, maxResults))
                .fold(Events::listing, invocation::failedOrInProgress);
    }
}
