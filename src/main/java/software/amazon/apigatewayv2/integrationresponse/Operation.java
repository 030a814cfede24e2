package software.amazon.apigatewayv2.integrationresponse;

import software.amazon.apigatewayv2.integrationresponse.retry.Deadline;
import software.amazon.cloudformation.proxy.AmazonWebServicesClientProxy;
import software.amazon.cloudformation.proxy.Logger;
import software.amazon.cloudformation.proxy.ProgressEvent;
import software.amazon.cloudformation.proxy.ResourceHandlerRequest;

/** One of the five operations, as the entry invokes it. The RPDK's own interface has no deadline. */
public interface Operation {

    /**
     * Handles a request.
     *
     * @param caller brings the credentials; null if the request has none
     * @param context what an earlier invocation of the same operation returned; null in the first one
     * @param deadline until when it has to be done
     */
    ProgressEvent<ResourceModel, CallbackContext> handle(
            AmazonWebServicesClientProxy caller,
            ResourceHandlerRequest<ResourceModel> request,
            CallbackContext context,
            Logger logger,
            Deadline deadline);
}
