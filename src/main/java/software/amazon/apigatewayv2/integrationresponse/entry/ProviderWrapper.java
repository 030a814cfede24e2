package software.amazon.apigatewayv2.integrationresponse.entry;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import software.amazon.apigatewayv2.integrationresponse.CallbackContext;
import software.amazon.apigatewayv2.integrationresponse.HandlerWrapper;
import software.amazon.apigatewayv2.integrationresponse.OperationHandler;
import software.amazon.apigatewayv2.integrationresponse.ResourceModel;
import software.amazon.apigatewayv2.integrationresponse.ServiceAccess;
import software.amazon.apigatewayv2.integrationresponse.TypeConfigurationModel;
import software.amazon.apigatewayv2.integrationresponse.entry.EventReader.UnreadableEventException;
import software.amazon.apigatewayv2.integrationresponse.retry.Deadline;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryTiming;
import software.amazon.apigatewayv2.integrationresponse.service.SdkClients;
import software.amazon.apigatewayv2.integrationresponse.state.ShortText;
import software.amazon.apigatewayv2.integrationresponse.telemetry.InvocationTelemetry;
import software.amazon.apigatewayv2.integrationresponse.telemetry.Telemetry;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.loggers.LambdaLogPublisher;
import software.amazon.cloudformation.proxy.AmazonWebServicesClientProxy;
import software.amazon.cloudformation.proxy.HandlerErrorCode;
import software.amazon.cloudformation.proxy.HandlerRequest;
import software.amazon.cloudformation.proxy.LoggerProxy;
import software.amazon.cloudformation.proxy.MetricsPublisherProxy;
import software.amazon.cloudformation.proxy.ProgressEvent;
import software.amazon.cloudformation.proxy.ResourceHandlerRequest;

/**
 * The plain entry, which also works as an entry class by itself (docs/design.md). It refuses events that cannot be
 * read, tells the operations how much time they have, shortens messages, and sends metrics and logs once. The generated
 * wrapper does the rest. Work that has no effect for this type is left out.
 */
public class ProviderWrapper extends HandlerWrapper {
    /** For publishing, and for what the RPDK does before and after a handler. */
    private static final Duration KEPT_FOR_PUBLISHING = Telemetry.LIMIT.plusSeconds(1);

    private final EventReader reader = new EventReader(serializer);
    private final Telemetry telemetry;
    private final ServiceAccess access;
    /** The deadline of the current invocation. A field is safe: Lambda never runs two on one instance. */
    private Deadline deadline;

    /** The wrapper of this process: as Lambda makes it if it is the entry class, and as {@code coldstart} makes it. */
    public ProviderWrapper() {
        this(
                ServiceAccess.ofThisProcess(),
                new Telemetry(System.getenv(), HTTP_CLIENT, RetryTiming.REAL, SdkClients.timer()));
    }

    protected ProviderWrapper(ServiceAccess access, Telemetry telemetry) {
        this.telemetry = telemetry;
        deadline = Deadline.of(access.timing(), Duration.ZERO);
        this.access = access;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream response, Context context) throws IOException {
        begin(context);
        Optional<InvocationTelemetry> published = Optional.empty();
        try {
            EventReader.Event read = reader.handlerEvent(event);
            published = publishing(read.request());
            super.handleRequest(read.stream(), response, context);
        } catch (UnreadableEventException e) {
            refuse(e, response);
        } finally {
            // The time that was kept free for it; less if the operation took longer than it was to.
            Duration left = deadline.remaining().plus(Telemetry.LIMIT);
            published.ifPresent(invocation -> invocation.publish(left));
        }
    }

    @Override
    public void testEntrypoint(InputStream event, OutputStream response, Context context) throws IOException {
        begin(context);
        try {
            super.testEntrypoint(reader.testPayload(event), response, context);
        } catch (UnreadableEventException e) {
            refuse(e, response);
        }
    }

    /** Begins an invocation with new proxies: the RPDK adds Lambda's log at each; old publishers would send nothing. */
    private void begin(Context context) {
        Duration remaining = context == null ? Deadline.LONGEST : Duration.ofMillis(context.getRemainingTimeInMillis());
        Deadline whole = Deadline.of(access.timing(), remaining);
        deadline = new Deadline(access.timing(), whole.began(), whole.length().minus(KEPT_FOR_PUBLISHING));
        if (platformLogPublisher == null) {
            platformLogPublisher = new LambdaLogPublisher(context.getLogger());
        }
        platformLoggerProxy = new LoggerProxy();
        loggerProxy = new LoggerProxy();
        loggerProxy.addLogPublisher(platformLogPublisher);
        metricsPublisherProxy = new MetricsPublisherProxy();
    }

    /**
     * The event of a type with a LoggingConfig brings credentials for its metrics and logs. The RPDK takes the
     * publishers that it finds in its fields instead of its own, which send each metric and line by itself.
     */
    private Optional<InvocationTelemetry> publishing(HandlerRequest<?, ?, ?> request) {
        if (request.getRequestData().getProviderCredentials() == null) {
            return Optional.empty();
        }
        InvocationTelemetry invocation = telemetry.begin(request, platformLogPublisher);
        providerMetricsPublisher = invocation.metrics();
        providerEventsLogger = invocation.log();
        loggerProxy.addLogPublisher(providerEventsLogger);
        metricsPublisherProxy.addMetricsPublisher(providerMetricsPublisher);
        return Optional.of(invocation);
    }

    private void refuse(UnreadableEventException mistake, OutputStream response) throws IOException {
        platformLogPublisher.publishLogEvent(mistake.getMessage());
        writeResponse(
                response, ProgressEvent.failed(null, null, HandlerErrorCode.InvalidRequest, mistake.getMessage()));
        response.close();
    }

    /** Does what the generated method does, and gives the handlers the deadline. An event always has an action here. */
    @Override
    public ProgressEvent<ResourceModel, CallbackContext> invokeHandler(
            AmazonWebServicesClientProxy proxy,
            ResourceHandlerRequest<ResourceModel> request,
            Action action,
            CallbackContext callbackContext,
            TypeConfigurationModel typeConfiguration) {
        loggerProxy.log("[" + action + "] invoking handler...");
        ProgressEvent<ResourceModel, CallbackContext> event =
                OperationHandler.of(action).handle(access, deadline, proxy, request, callbackContext, loggerProxy);
        loggerProxy.log("[" + action + "] handler invoked");
        return event;
    }

    /** Keeps each message within CloudFormation's limit, also the RPDK's own about what the schema does not allow. */
    @Override
    protected void writeResponse(OutputStream response, ProgressEvent<ResourceModel, CallbackContext> event)
            throws IOException {
        Optional.ofNullable(event.getMessage())
                .ifPresent(message -> event.setMessage(ShortText.of(message, ShortText.MAX_MESSAGE)));
        super.writeResponse(response, event);
    }

    /** The RPDK would rewrite the model to leave out what is write-only, of which this type has none (SchemaTest). */
    @Override
    protected ResourceModel sanitizeModel(ResourceModel model) {
        return model;
    }
}
