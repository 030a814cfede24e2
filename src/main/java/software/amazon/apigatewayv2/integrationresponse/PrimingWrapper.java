package software.amazon.apigatewayv2.integrationresponse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.loggers.LogPublisher;
import software.amazon.cloudformation.proxy.AmazonWebServicesClientProxy;
import software.amazon.cloudformation.proxy.ProgressEvent;
import software.amazon.cloudformation.proxy.ResourceHandlerRequest;

/**
 * The wrapper as priming uses it: with a create to the stand-in whatever the action, without a log, and with hands off what
 * is in the file system.
 */
final class PrimingWrapper extends ProviderWrapper {

    private final Provider provider;

    PrimingWrapper(Provider provider) {
        this.provider = provider;
        this.platformLogPublisher = new Silence();
    }

    @Override
    public ProgressEvent<ResourceModel, CallbackContext> invokeHandler(
            AmazonWebServicesClientProxy proxy,
            ResourceHandlerRequest<ResourceModel> request,
            Action action,
            CallbackContext callbackContext,
            TypeConfigurationModel typeConfiguration) {
        return new CreateHandler(provider).handleRequest(proxy, request, callbackContext, loggerProxy);
    }

    /**
     * A real invocation empties the temporary directory. This empties one that it makes, by the same means; where none can
     * be made, there is nothing to prime, and the RPDK makes do without, too.
     */
    @Override
    protected void scrubFiles() {
        try {
            Path directory = Files.createTempDirectory("priming");
            FileUtils.cleanDirectory(directory.toFile());
            Files.delete(directory);
        } catch (IOException unwritable) {
            return;
        }
    }

    private static final class Silence extends LogPublisher {
        @Override
        protected void publishMessage(String message) {}
    }
}
