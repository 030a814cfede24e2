package software.amazon.apigatewayv2.integrationresponse;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import software.amazon.apigatewayv2.integrationresponse.retry.Deadline;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryTiming;
import software.amazon.apigatewayv2.integrationresponse.service.ServiceClient;
import software.amazon.apigatewayv2.integrationresponse.telemetry.InvocationTelemetry;
import software.amazon.apigatewayv2.integrationresponse.telemetry.Telemetry;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.loggers.LambdaLogPublisher;
import software.amazon.cloudformation.loggers.LogPublisher;
import software.amazon.cloudformation.proxy.AmazonWebServicesClientProxy;
import software.amazon.cloudformation.proxy.HandlerErrorCode;
import software.amazon.cloudformation.proxy.LoggerProxy;
import software.amazon.cloudformation.proxy.MetricsPublisherProxy;
import software.amazon.cloudformation.proxy.ProgressEvent;
import software.amazon.cloudformation.proxy.ResourceHandlerRequest;

/**
 * The plain entry. It refuses events that cannot be read, tells the handlers how much time they have, and sends metrics and
 * logs once. The generated wrapper does the rest. Work that has no effect for this type is left out.
 *
 * <p>It works as an entry class by itself: where {@code .rpdk-config}, {@code template.yml} and the local tools name it, the
 * package {@code coldstart} can be deleted. docs/design.md lists all that goes with it.
 */
public class ProviderWrapper extends HandlerWrapper {

    /** For publishing, and for what the RPDK does before and after a handler. */
    private static final Duration KEPT_FOR_PUBLISHING = Telemetry.LIMIT.plusSeconds(1);

    private final EventReader reader = new EventReader(serializer);
    private final RetryTiming timing;
    private final Telemetry telemetry;

    /**
     * The generated class has handlers of its own. They stay unused, for it keeps them to itself and hands them no deadline.
     */
    private final Map<Action, OperationHandler> handlers;

    /** Until when the handler of the invocation under way has to be done: Lambda gives an instance of the function one after the other. */
    private Deadline deadline;

    /** The wrapper of this process: as Lambda makes it if it is the entry class, and as {@code coldstart} makes it. */
    public ProviderWrapper() {
        this(
                Provider.ofThisProcess(),
                new Telemetry(System.getenv(), HTTP_CLIENT, RetryTiming.REAL, ServiceClient.timer()),
                RetryTiming.REAL);
    }

    protected ProviderWrapper(Provider provider, Telemetry telemetry, RetryTiming timing) {
        this.timing = timing;
        this.telemetry = telemetry;
        handlers = Map.of(
                Action.CREATE, new CreateHandler(provider),
                Action.READ, new ReadHandler(provider),
                Action.UPDATE, new UpdateHandler(provider),
                Action.DELETE, new DeleteHandler(provider),
                Action.LIST, new ListHandler(provider));
        begin(null);
    }

    /** {@code LambdaWrapper} adds Lambda's log to the proxy once more at each call, so each call gets a new proxy. */
    @Override
    public void handleRequest(InputStream event, OutputStream response, Context context) throws IOException {
        begin(context);
        platformLoggerProxy = new LoggerProxy();
        super.handleRequest(event, response, context);
    }

    /** The RPDK's part of {@link #handleRequest}, in which it reads the event. */
    @Override
    public void processRequest(InputStream event, OutputStream response) throws IOException {
        try {
            HandlerEvent read = reader.handlerEvent(event);
            if (read.providerCredentials().isPresent()) {
                processAndPublish(read, response);
            } else {
                EventReader.requireAll(read);
                beforehand();
                super.processRequest(read.stream(), response);
            }
        } catch (UnreadableEventException e) {
            refuse(e, response, platformLogPublisher);
        }
    }

    /** The RPDK takes the publishers that it finds in its fields instead of its own, which send each metric and line by itself. */
    private void processAndPublish(HandlerEvent event, OutputStream response)
            throws IOException, UnreadableEventException {
        InvocationTelemetry invocation = telemetry.begin(event.request(), platformLogPublisher);
        providerMetricsPublisher = invocation.metrics();
        providerEventsLogger = invocation.log();
        beforehand();
        loggerProxy.addLogPublisher(providerEventsLogger);
        metricsPublisherProxy.addMetricsPublisher(providerMetricsPublisher);
        try {
            EventReader.requireAll(event);
            super.processRequest(event.stream(), response);
        } catch (UnreadableEventException e) {
            invocation.refused(e, HandlerErrorCode.InvalidRequest);
            throw e;
        } finally {
            // The time that was kept free for it; less if the handler took longer than it was to.
            invocation.publish(deadline.remaining(timing).plus(Telemetry.LIMIT));
        }
    }

    /**
     * What the RPDK says before it has read the event, such as that it cannot empty the temporary directory, it says to the
     * publishers that it finds. Those of the invocation before would tell nobody.
     */
    private void beforehand() {
        loggerProxy = new LoggerProxy();
        loggerProxy.addLogPublisher(platformLogPublisher);
        metricsPublisherProxy = new MetricsPublisherProxy();
    }

    @Override
    public void testEntrypoint(InputStream event, OutputStream response, Context context) throws IOException {
        begin(context);
        try {
            super.testEntrypoint(stream(reader.testPayload(event)), response, context);
        } catch (UnreadableEventException e) {
            refuse(e, response, new LambdaLogPublisher(context.getLogger()));
            response.close();
        }
    }

    private void begin(Context context) {
        Duration remaining = context == null ? Deadline.LONGEST : Duration.ofMillis(context.getRemainingTimeInMillis());
        Deadline invocation = Deadline.of(timing, remaining);
        deadline = new Deadline(invocation.began(), invocation.length().minus(KEPT_FOR_PUBLISHING));
    }

    private static InputStream stream(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }

    private void refuse(UnreadableEventException mistake, OutputStream response, LogPublisher log) throws IOException {
        log.publishLogEvent(mistake.getMessage());
        writeResponse(response, Events.failed(HandlerErrorCode.InvalidRequest, mistake.getMessage()));
    }

    /** As the generated method does, with the deadline. An event without an action does not come this far. */
    @Override
    public ProgressEvent<ResourceModel, CallbackContext> invokeHandler(
            AmazonWebServicesClientProxy proxy,
            ResourceHandlerRequest<ResourceModel> request,
            Action action,
            CallbackContext callbackContext,
            TypeConfigurationModel typeConfiguration) {
        loggerProxy.log("[" + action + "] invoking handler...");
        ProgressEvent<ResourceModel, CallbackContext> event =
                handlers.get(action).handle(proxy, request, callbackContext, loggerProxy, deadline);
        loggerProxy.log("[" + action + "] handler invoked");
        return event;
    }

    /**
     * To leave out what is write-only, the RPDK loads the whole schema, writes the model as JSON and reads it back, at each
     * answer. This type has nothing write-only: a test holds that against the schema.
     */
    @Override
    protected ResourceModel sanitizeModel(ResourceModel model) {
        return model;
    }
}
