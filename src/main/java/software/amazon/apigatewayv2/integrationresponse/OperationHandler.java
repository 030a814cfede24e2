package software.amazon.apigatewayv2.integrationresponse;

import lombok.RequiredArgsConstructor;
import software.amazon.cloudformation.proxy.AmazonWebServicesClientProxy;
import software.amazon.cloudformation.proxy.Logger;
import software.amazon.cloudformation.proxy.ProgressEvent;
import software.amazon.cloudformation.proxy.ResourceHandlerRequest;

/** Fits an {@link Operation} to the class that the RPDK asks a handler to extend. */
@RequiredArgsConstructor
abstract class OperationHandler extends BaseHandler<CallbackContext> {

    private final Operation operation;
    private final Provider provider;

    @Override
    public final ProgressEvent<ResourceModel, CallbackContext> handleRequest(
            AmazonWebServicesClientProxy proxy,
            ResourceHandlerRequest<ResourceModel> request,
            CallbackContext callbackContext,
            Logger logger) {
        return provider.perform(operation, proxy, request, callbackContext, logger);
    }
}
