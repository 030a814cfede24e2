package software.amazon.apigatewayv2.integrationresponse;

import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import software.amazon.apigatewayv2.integrationresponse.ModelCheck.Problem;
import software.amazon.apigatewayv2.integrationresponse.retry.Attempts;
import software.amazon.apigatewayv2.integrationresponse.retry.Deadline;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryPolicy;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.AmazonWebServicesClientProxy;
import software.amazon.cloudformation.proxy.HandlerErrorCode;
import software.amazon.cloudformation.proxy.Logger;
import software.amazon.cloudformation.proxy.ProgressEvent;
import software.amazon.cloudformation.proxy.ResourceHandlerRequest;

/**
 * What is the same for all five handlers, as BaseHandlerStd is in many providers: a request is validated, handled, and logged
 * in one line. A handler names its retry policy and overrides {@link #validate} and {@link #handleInvocation}.
 */
@RequiredArgsConstructor
abstract class OperationHandler extends BaseHandler<CallbackContext> implements Operation {

    private static final Problem NO_CREDENTIALS = new Problem(
            HandlerErrorCode.InvalidCredentials,
            "The request brings no credentials: register the type with an execution role, or put credentials into the event");

    private final Action action;
    private final RetryPolicy retryPolicy;
    private final ServiceAccess provider;

    /** What is wrong with the request, found without a service call. The request is handled only if nothing is. */
    abstract List<Problem> validate(Invocation invocation);

    /** Does what is asked for in a request that nothing is wrong with, and says how this invocation ends. */
    abstract ProgressEvent<ResourceModel, CallbackContext> handleInvocation(Invocation invocation);

    @Override
    public final ProgressEvent<ResourceModel, CallbackContext> handleRequest(
            AmazonWebServicesClientProxy caller,
            ResourceHandlerRequest<ResourceModel> request,
            CallbackContext context,
            Logger logger) {
        return handle(caller, request, context, logger, provider.longestDeadline());
    }

    @Override
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
                provider.retryingCaller(retryPolicy, deadline, before),
                provider.service(caller));
        List<Problem> problems = caller == null ? List.of(NO_CREDENTIALS) : validate(invocation);
        ProgressEvent<ResourceModel, CallbackContext> event =
                problems.isEmpty() ? handleInvocation(invocation) : Events.notTried(problems);
        logger.log(OperationLog.line(action, invocation, event));
        return event;
    }
}
