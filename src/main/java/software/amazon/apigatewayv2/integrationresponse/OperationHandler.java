package software.amazon.apigatewayv2.integrationresponse;

import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import software.amazon.apigatewayv2.integrationresponse.ModelCheck.Problem;
import software.amazon.apigatewayv2.integrationresponse.retry.Deadline;
import software.amazon.apigatewayv2.integrationresponse.retry.Effort;
import software.amazon.cloudformation.proxy.AmazonWebServicesClientProxy;
import software.amazon.cloudformation.proxy.HandlerErrorCode;
import software.amazon.cloudformation.proxy.Logger;
import software.amazon.cloudformation.proxy.ProgressEvent;
import software.amazon.cloudformation.proxy.ResourceHandlerRequest;

/** The way of a request to its event, the same for all five operations: it is checked, answered, and logged in one line. */
@RequiredArgsConstructor
abstract class OperationHandler extends BaseHandler<CallbackContext> {

    private static final Problem NO_CREDENTIALS = new Problem(
            HandlerErrorCode.InvalidCredentials,
            "The request brings no credentials: register the type with an execution role, or put credentials into the event");

    private final Operation operation;
    private final Provider provider;

    @Override
    public final ProgressEvent<ResourceModel, CallbackContext> handleRequest(
            AmazonWebServicesClientProxy caller,
            ResourceHandlerRequest<ResourceModel> request,
            CallbackContext context,
            Logger logger) {
        return handle(caller, request, context, logger, provider.longestDeadline());
    }

    /** Handles a request within a deadline, which the entry point set when the invocation began. */
    final ProgressEvent<ResourceModel, CallbackContext> handle(
            AmazonWebServicesClientProxy caller,
            ResourceHandlerRequest<ResourceModel> request,
            CallbackContext context,
            Logger logger,
            Deadline deadline) {
        Effort before =
                Optional.ofNullable(context).map(CallbackContext::effort).orElse(Effort.NONE);
        Invocation invocation = new Invocation(
                Optional.ofNullable(request).orElseGet(ResourceHandlerRequest::new),
                provider.conversation(operation.budget(), deadline, before),
                provider.service(caller));
        List<Problem> problems = caller == null
                ? List.of(NO_CREDENTIALS)
                : operation.check().apply(invocation.desired(), invocation.previous());
        ProgressEvent<ResourceModel, CallbackContext> event =
                problems.isEmpty() ? operation.answer().apply(invocation) : Events.notTried(problems);
        logger.log(OperationLog.line(operation.action(), invocation, event));
        return event;
    }
}
