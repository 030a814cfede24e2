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
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.AmazonWebServicesClientProxy;
import software.amazon.cloudformation.proxy.HandlerErrorCode;
import software.amazon.cloudformation.proxy.Logger;
import software.amazon.cloudformation.proxy.ProgressEvent;
import software.amazon.cloudformation.proxy.ResourceHandlerRequest;

/**
 * What is the same for all five handlers, as BaseHandlerStd is in many providers: a request is checked, handled, and logged
 * in one line. A handler has two constructors: the public one without arguments is for the generated wrapper, the other for
 * {@link ServiceAccess}, which makes the handlers of the entry.
 */
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public abstract class OperationHandler extends BaseHandler<CallbackContext> {

    private static final Problem NO_CREDENTIALS = new Problem(
            HandlerErrorCode.InvalidCredentials,
            "The request brings no credentials: register the type with an execution role, or put credentials into the event");

    private final Action action;
    private final RetryPolicy retryPolicy;
    private final ServiceAccess access;

    /** Does what is asked for in a request that nothing is wrong with, and says how this invocation ends. */
    abstract ProgressEvent<ResourceModel, CallbackContext> handleInvocation(Invocation invocation);

    @Override
    public final ProgressEvent<ResourceModel, CallbackContext> handleRequest(
            AmazonWebServicesClientProxy caller,
            ResourceHandlerRequest<ResourceModel> request,
            CallbackContext context,
            Logger logger) {
        return handle(caller, request, context, logger, access.longestDeadline());
    }

    /**
     * Handles a request, as the entry invokes it. The RPDK's own interface has no deadline.
     *
     * @param caller brings the credentials; null if the request has none
     * @param context what an earlier invocation of the same operation returned; null in the first one
     * @param deadline until when it has to be done
     */
    public final ProgressEvent<ResourceModel, CallbackContext> handle(
            AmazonWebServicesClientProxy caller,
            ResourceHandlerRequest<ResourceModel> request,
            CallbackContext context,
            Logger logger,
            Deadline deadline) {
        Attempts before =
                Optional.ofNullable(context).map(CallbackContext::attempts).orElse(Attempts.NONE);
        Invocation invocation = new Invocation(
                Optional.ofNullable(request).orElseGet(ResourceHandlerRequest::new),
                new RetryingCaller(retryPolicy, deadline, before),
                access.service(caller));
        List<Problem> problems = caller == null
                ? List.of(NO_CREDENTIALS)
                : ModelCheck.problems(action, invocation.desired(), invocation.previous());
        ProgressEvent<ResourceModel, CallbackContext> event =
                problems.isEmpty() ? handleInvocation(invocation) : Events.notTried(problems);
        logger.log(OperationLog.line(action, invocation, event));
        return event;
    }
}
