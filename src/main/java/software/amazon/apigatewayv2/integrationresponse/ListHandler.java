package software.amazon.apigatewayv2.integrationresponse;

import java.util.Optional;
import software.amazon.apigatewayv2.integrationresponse.retry.CallKind;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryPolicy;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.ProgressEvent;

/** List: GetIntegrationResponses, one page for each invocation. */
public final class ListHandler extends OperationHandler {

    public ListHandler() {
        this(ServiceAccess.ofThisProcess());
    }

    ListHandler(ServiceAccess access) {
        super(Action.LIST, RetryPolicy.SYNCHRONOUS, access);
    }

    @Override
    ProgressEvent<ResourceModel, CallbackContext> handleInvocation(Invocation invocation) {
        Optional<String> nextToken = Optional.ofNullable(invocation.request().getNextToken());
        Optional<Integer> maxResults = Optional.ofNullable(invocation.request().getMaxResults());
        return invocation
                .retryingCaller()
                .call(
                        CallKind.READ,
                        limit -> invocation.service().list(invocation.integration(), nextToken, maxResults, limit))
                .fold(Events::listing, invocation::failedOrInProgress);
    }
}
