package software.amazon.apigatewayv2.integrationresponse;

import software.amazon.apigatewayv2.integrationresponse.retry.Deadline;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.AmazonWebServicesClientProxy;
import software.amazon.cloudformation.proxy.Logger;
import software.amazon.cloudformation.proxy.ProgressEvent;
import software.amazon.cloudformation.proxy.ResourceHandlerRequest;

/** The handler of an action, with a connection and time of a test's own. */
record ConnectedHandler(Action action, ServiceAccess access) {

    ProgressEvent<ResourceModel, CallbackContext> handleRequest(
            AmazonWebServicesClientProxy caller,
            ResourceHandlerRequest<ResourceModel> request,
            CallbackContext context,
            Logger logger) {
        return handle(caller, request, context, logger, Deadline.of(access.timing(), Deadline.LONGEST));
    }

    ProgressEvent<ResourceModel, CallbackContext> handle(
            AmazonWebServicesClientProxy caller,
            ResourceHandlerRequest<ResourceModel> request,
            CallbackContext context,
            Logger logger,
            Deadline deadline) {
        return OperationHandler.of(action).handle(access, deadline, caller, request, context, logger);
    }
}
