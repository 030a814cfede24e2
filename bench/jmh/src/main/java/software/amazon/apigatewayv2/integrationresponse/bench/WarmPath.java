package software.amazon.apigatewayv2.integrationresponse.bench;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.apigatewayv2.integrationresponse.BaseHandler;
import software.amazon.apigatewayv2.integrationresponse.CallbackContext;
import software.amazon.apigatewayv2.integrationresponse.CreateHandler;
import software.amazon.apigatewayv2.integrationresponse.DeleteHandler;
import software.amazon.apigatewayv2.integrationresponse.ListHandler;
import software.amazon.apigatewayv2.integrationresponse.ReadHandler;
import software.amazon.apigatewayv2.integrationresponse.ResourceModel;
import software.amazon.apigatewayv2.integrationresponse.UpdateHandler;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationResponseRequest;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteIntegrationResponseRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationResponseRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationResponsesRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateIntegrationResponseRequest;
import software.amazon.cloudformation.proxy.AmazonWebServicesClientProxy;
import software.amazon.cloudformation.proxy.Credentials;
import software.amazon.cloudformation.proxy.LoggerProxy;
import software.amazon.cloudformation.proxy.ProgressEvent;
import software.amazon.cloudformation.proxy.ResourceHandlerRequest;

/**
 * What a handler's public entry costs over the SDK call that it makes, in a process that is warm. Both sides talk to the
 * same local service in another process, so time is mostly the round trip and allocation is this side's only.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(2)
public class WarmPath {

    private static final String API_ID = "sampleapi1";
    private static final String INTEGRATION_ID = "sampleint";
    private static final String KEY = "/warm/";
    private static final String EXPRESSION = "${integration.response.header.content-type}";
    private static final Map<String, String> PARAMETERS = Map.of("method.response.header.x-from", "'bench'");
    private static final Map<String, String> TEMPLATES = Map.of("application/json", "{\"from\": \"bench\"}");

    private final AmazonWebServicesClientProxy caller = new AmazonWebServicesClientProxy(
            new LoggerProxy(), new Credentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI", "local"), () -> 60_000L);
    private final CreateHandler createHandler = new CreateHandler();
    private final ReadHandler readHandler = new ReadHandler();
    private final UpdateHandler updateHandler = new UpdateHandler();
    private final DeleteHandler deleteHandler = new DeleteHandler();
    private final ListHandler listHandler = new ListHandler();

    private ApiGatewayV2Client client;
    private String existing;

    /** One integration response to read, update and list. */
    @Setup
    public void prepare() {
        client = BareClient.of(System.getenv());
        existing = client.getIntegrationResponses(listRequest()).items().stream()
                .filter(item -> item.integrationResponseKey().equals("/existing/"))
                .findFirst()
                .map(item -> item.integrationResponseId())
                .orElseGet(() -> client.createIntegrationResponse(createRequest("/existing/"))
                        .integrationResponseId());
    }

    @Benchmark
    public Object readByHandler() {
        return handle(readHandler, identified(ResourceModel.builder(), existing), null);
    }

    @Benchmark
    public Object readBySdk() {
        return client.getIntegrationResponse(GetIntegrationResponseRequest.builder()
                .apiId(API_ID)
                .integrationId(INTEGRATION_ID)
                .integrationResponseId(existing)
                .build());
    }

    @Benchmark
    public Object updateByHandler() {
        ResourceModel desired = identified(described("/existing/"), existing);
        return handle(updateHandler, desired, desired);
    }

    @Benchmark
    public Object updateBySdk() {
        return client.updateIntegrationResponse(UpdateIntegrationResponseRequest.builder()
                .apiId(API_ID)
                .integrationId(INTEGRATION_ID)
                .integrationResponseId(existing)
                .integrationResponseKey("/existing/")
                .templateSelectionExpression(EXPRESSION)
                .responseParameters(PARAMETERS)
                .responseTemplates(TEMPLATES)
                .build());
    }

    @Benchmark
    public Object listByHandler() {
        return handle(listHandler, placed(ResourceModel.builder()).build(), null);
    }

    @Benchmark
    public Object listBySdk() {
        return client.getIntegrationResponses(listRequest());
    }

    @Benchmark
    public Object createAndDeleteByHandler() {
        ResourceModel made =
                handle(createHandler, placed(described(KEY)).build(), null).getResourceModel();
        return handle(deleteHandler, made, null);
    }

    @Benchmark
    public Object createAndDeleteBySdk() {
        String made = client.createIntegrationResponse(createRequest(KEY)).integrationResponseId();
        return client.deleteIntegrationResponse(DeleteIntegrationResponseRequest.builder()
                .apiId(API_ID)
                .integrationId(INTEGRATION_ID)
                .integrationResponseId(made)
                .build());
    }

    private ProgressEvent<ResourceModel, CallbackContext> handle(
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
        return event;
    }

    private static ResourceModel.ResourceModelBuilder placed(ResourceModel.ResourceModelBuilder model) {
        return model.apiId(API_ID).integrationId(INTEGRATION_ID);
    }

    private static ResourceModel identified(ResourceModel.ResourceModelBuilder model, String identifier) {
        return placed(model).integrationResponseId(identifier).build();
    }

    private static ResourceModel.ResourceModelBuilder described(String key) {
        return ResourceModel.builder()
                .integrationResponseKey(key)
                .templateSelectionExpression(EXPRESSION)
                .responseParameters(Map.copyOf(PARAMETERS))
                .responseTemplates(Map.copyOf(TEMPLATES));
    }

    private static CreateIntegrationResponseRequest createRequest(String key) {
        return CreateIntegrationResponseRequest.builder()
                .apiId(API_ID)
                .integrationId(INTEGRATION_ID)
                .integrationResponseKey(key)
                .templateSelectionExpression(EXPRESSION)
                .responseParameters(PARAMETERS)
                .responseTemplates(TEMPLATES)
                .build();
    }

    private static GetIntegrationResponsesRequest listRequest() {
        return GetIntegrationResponsesRequest.builder()
                .apiId(API_ID)
                .integrationId(INTEGRATION_ID)
                .build();
    }
}
