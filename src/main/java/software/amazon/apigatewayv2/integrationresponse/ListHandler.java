package software.amazon.apigatewayv2.integrationresponse;

import java.util.List;
import java.util.Optional;
import software.amazon.apigatewayv2.integrationresponse.ModelCheck.Problem;
import software.amazon.apigatewayv2.integrationresponse.retry.CallKind;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryPolicy;
import software.amazon.apigatewayv2.integrationresponse.state.Integration;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.ProgressEvent;

/** List: GetIntegrationResponses, one page for each invocation. */
public final class ListHandler extends OperationHandler {

    /** As the generated wrapper makes it; {@link ServiceAccess} makes those of the entry. */
    public ListHandler() {
        this(ServiceAccess.ofThisProcess());
    }

    ListHandler(ServiceAccess provider) {
        super(Action.LIST, RetryPolicy.SYNCHRONOUS, provider);
    }

    @Override
    List<Problem> validate(Invocation invocation) {
        return ModelCheck.list(invocation.desired());
    }

    @Override
    ProgressEvent<ResourceModel, CallbackContext> handleInvocation(Invocation invocation) {
        Integration integration = invocation.integration();
        Optional<String> nextToken = Optional.ofNullable(invocation.request().getNextToken());
        Optional<Integer> maxResults = Optional.ofNullable(invocation.request().getMaxResults());
        return invocation
                .call(CallKind.READ, service -> service.list(integration, nextToken, maxResults))
                .fold(Events::listing, invocation::failedOrInProgress);
    }
}
