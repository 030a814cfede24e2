package software.amazon.apigatewayv2.integrationresponse;

import software.amazon.apigatewayv2.integrationresponse.retry.RetryTiming;
import software.amazon.apigatewayv2.integrationresponse.telemetry.Telemetry;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.AmazonWebServicesClientProxy;
import software.amazon.cloudformation.proxy.ProgressEvent;
import software.amazon.cloudformation.proxy.ResourceHandlerRequest;

/** The plain entry, but the directory of temporary files stays as it is, and something may happen before a handler. */
class QuietWrapper extends ProviderWrapper {

    private final Runnable beforeHandler;

    QuietWrapper(Provider provider, Telemetry telemetry, RetryTiming timing, Runnable beforeHandler) {
        super(provider, telemetry, timing);
        this.beforeHandler = beforeHandler;
    }

    @Override
    public ProgressEvent<ResourceModel, CallbackContext> invokeHandler(
            AmazonWebServicesClientProxy proxy,
            ResourceHandlerRequest<ResourceModel> request,
            Action action,
            CallbackContext callbackContext,
            TypeConfigurationModel typeConfiguration) {
        beforeHandler.run();
        return super.invokeHandler(proxy, request, action, callbackContext, typeConfiguration);
    }

    @Override
    protected void scrubFiles() {}
}
