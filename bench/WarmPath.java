package bench;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.*;
import software.amazon.apigatewayv2.integrationresponse.*;
import software.amazon.cloudformation.proxy.*;

/**
 * What an operation takes in a process that is warm, with its calls to a local service in another process. The names are
 * those that the CloudFormation CLI generates, so this runs on either provider.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(1)
public class WarmPath {

    private final AmazonWebServicesClientProxy caller = new AmazonWebServicesClientProxy(
            new LoggerProxy(), new Credentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI", "local"), () -> 60_000L);
    private final CreateHandler createHandler = new CreateHandler();
    private final ReadHandler readHandler = new ReadHandler();
    private final UpdateHandler updateHandler = new UpdateHandler();
    private final DeleteHandler deleteHandler = new DeleteHandler();

    private ResourceModel existing = model("/existing/", "{}", "sampleres");

    @Benchmark
    public Object createAndDelete() {
        return handle(deleteHandler, handle(createHandler, model("/warm/", "{}", null), null), null);
    }

    @Benchmark
    public Object read() {
        return handle(readHandler, model("/existing/", "{}", "sampleres"), null);
    }

    /** Each one changes a template: an update without a change may be less work. */
    @Benchmark
    public Object update() {
        ResourceModel previous = existing;
        existing = model("/existing/", previous.getResponseTemplates().containsValue("{}") ? "[]" : "{}", "sampleres");
        return handle(updateHandler, existing, previous);
    }

    private ResourceModel handle(
            BaseHandler<CallbackContext> handler, ResourceModel desired, ResourceModel previous) {
        ProgressEvent<ResourceModel, CallbackContext> event = handler.handleRequest(
                caller,
                ResourceHandlerRequest.<ResourceModel>builder()
                        .desiredResourceState(desired)
                        .previousResourceState(previous)
                        .build(),
                null,
                line -> {});
        if (!event.isSuccess()) {
            throw new IllegalStateException(event.getMessage());
        }
        return event.getResourceModel();
    }

    /** The sample API and integration are what the local service holds from the beginning. */
    private static ResourceModel model(String key, String template, String identifier) {
        return ResourceModel.builder()
                .apiId("sampleapi1")
                .integrationId("sampleint")
                .integrationResponseId(identifier)
                .integrationResponseKey(key)
                .templateSelectionExpression("${integration.response.header.content-type}")
                .responseParameters(Map.of("method.response.header.x-from", "'bench'"))
                .responseTemplates(Map.of("application/json", template))
                .build();
    }
}
