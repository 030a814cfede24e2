package software.amazon.apigatewayv2.integrationresponse;

import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import software.amazon.apigatewayv2.integrationresponse.ModelCheck.Problem;
import software.amazon.apigatewayv2.integrationresponse.retry.Budget;
import software.amazon.apigatewayv2.integrationresponse.retry.Conversation;
import software.amazon.apigatewayv2.integrationresponse.retry.Effort;
import software.amazon.apigatewayv2.integrationresponse.retry.Pace;
import software.amazon.apigatewayv2.integrationresponse.service.IntegrationResponseService;
import software.amazon.apigatewayv2.integrationresponse.service.ServiceClient;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.cloudformation.AbstractWrapper;
import software.amazon.cloudformation.proxy.AmazonWebServicesClientProxy;
import software.amazon.cloudformation.proxy.HandlerErrorCode;
import software.amazon.cloudformation.proxy.Logger;
import software.amazon.cloudformation.proxy.ProgressEvent;
import software.amazon.cloudformation.proxy.ResourceHandlerRequest;

/** What the five handlers share: the way from a request to its event, the connection to API Gateway, and time. */
@RequiredArgsConstructor
public final class Provider {

    private static final Problem NO_CREDENTIALS = new Problem(
            HandlerErrorCode.InvalidCredentials,
            "The request brings no credentials: register the type with an execution role, or put credentials into the event");

    private final ApiGatewayV2Client client;
    private final Pace pace;

    /** The provider of this process: one client for all handlers, made from the environment. */
    static Provider ofThisProcess() {
        return OfThisProcess.PROVIDER;
    }

    /** Checks a request, lets the operation answer it, and logs one line about it. */
    ProgressEvent<ResourceModel, CallbackContext> perform(
            Operation operation,
            AmazonWebServicesClientProxy caller,
            ResourceHandlerRequest<ResourceModel> request,
            CallbackContext context,
            Logger logger) {
        Effort before =
                Optional.ofNullable(context).map(CallbackContext::effort).orElse(Effort.NONE);
        Invocation invocation = new Invocation(
                Optional.ofNullable(request).orElseGet(ResourceHandlerRequest::new),
                new Conversation(operation.budget(), pace, before),
                new IntegrationResponseService(client, caller));
        List<Problem> problems = caller == null
                ? List.of(NO_CREDENTIALS)
                : operation.check().apply(invocation.desired(), invocation.previous());
        ProgressEvent<ResourceModel, CallbackContext> event =
                problems.isEmpty() ? operation.answer().apply(invocation) : Events.refused(problems);
        logger.log(OperationLog.line(operation.action(), invocation, event));
        return event;
    }

    /** Made when the first handler is, which is in Lambda's init phase. */
    private static final class OfThisProcess {
        private static final Provider PROVIDER =
                new Provider(ServiceClient.from(System.getenv(), AbstractWrapper.HTTP_CLIENT, Budget.CALL), Pace.REAL);
    }
}
