package software.amazon.apigatewayv2.integrationresponse;

import java.util.List;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import software.amazon.apigatewayv2.integrationresponse.ModelCheck.Problem;
import software.amazon.apigatewayv2.integrationresponse.retry.Attempts;
import software.amazon.apigatewayv2.integrationresponse.retry.Deadline;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryPolicy;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryingCaller;
import software.amazon.apigatewayv2.integrationresponse.service.IntegrationResponseService;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.AmazonWebServicesClientProxy;
import software.amazon.cloudformation.proxy.HandlerErrorCode;
import software.amazon.cloudformation.proxy.Logger;
import software.amazon.cloudformation.proxy.ProgressEvent;
import software.amazon.cloudformation.proxy.ResourceHandlerRequest;

/** What all five handlers share, as BaseHandlerStd is in many providers: a request is checked, handled, and logged. */
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public abstract class OperationHandler extends BaseHandler<CallbackContext> {
    private static final Problem NO_CREDENTIALS = new Problem(
            HandlerErrorCode.InvalidCredentials,
            "The request brings no credentials: register the type with an execution role, or put credentials into the event");

    private final Action action;
    private final RetryPolicy retryPolicy;

    /** The handler of an action. */
    public static OperationHandler of(Action action) {
        return switch (action) {
            case CREATE -> new CreateHandler();
            case READ -> new ReadHandler();
            case UPDATE -> new UpdateHandler();
            case DELETE -> new DeleteHandler();
            case LIST -> new ListHandler();
        };
    }

    /** Does what is asked for in a request that nothing is wrong with, and says how this invocation ends. */
    abstract ProgressEvent<ResourceModel, CallbackContext> handleInvocation(Invocation invocation);

    @Override
    public final ProgressEvent<ResourceModel, CallbackContext> handleRequest(
            AmazonWebServicesClientProxy caller,
            ResourceHandlerRequest<ResourceModel> request,
            CallbackContext context,
            Logger logger) {
        ServiceAccess access = ServiceAccess.ofThisProcess();
        Deadline deadline = Deadline.of(access.timing(), Deadline.LONGEST);
        return handle(access, deadline, caller, request, context, logger);
    }

    /** Handles a request until a deadline, which the RPDK's interface lacks. Its {@code context} is null at first. */
    public final ProgressEvent<ResourceModel, CallbackContext> handle(
            ServiceAccess access,
            Deadline deadline,
            AmazonWebServicesClientProxy caller,
            ResourceHandlerRequest<ResourceModel> request,
            CallbackContext context,
            Logger logger) {
        Attempts before = context == null ? Attempts.NONE : context.attempts();
        IntegrationResponseService service = new IntegrationResponseService(access.client(), caller, Optional.empty());
        Invocation invocation = new Invocation(
                request == null ? new ResourceHandlerRequest<>() : request,
                new RetryingCaller(retryPolicy, deadline, service, before));
        List<Problem> problems = caller == null
                ? List.of(NO_CREDENTIALS)
                : ModelCheck.problems(action, invocation.desired(), invocation.previous());
        ProgressEvent<ResourceModel, CallbackContext> event =
                problems.isEmpty() ? handleInvocation(invocation) : Events.notTried(problems);
        logger.log(OperationLog.line(action, invocation, event));
        return event;
    }
}
