package software.amazon.apigatewayv2.integrationresponse;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lombok.Getter;
import lombok.Setter;
import lombok.experimental.Accessors;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.LocalApiGateway;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Member;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceCall;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.StoredIntegrationResponse;
import software.amazon.apigatewayv2.integrationresponse.retry.Deadline;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryTiming;
import software.amazon.apigatewayv2.integrationresponse.service.SdkClients;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.AmazonWebServicesClientProxy;
import software.amazon.cloudformation.proxy.Credentials;
import software.amazon.cloudformation.proxy.LoggerProxy;
import software.amazon.cloudformation.proxy.ProgressEvent;
import software.amazon.cloudformation.proxy.ResourceHandlerRequest;
import software.amazon.cloudformation.resource.Serializer;

/** The five handlers at work on a local API Gateway V2 with one integration, over real HTTP and in virtual time. */
@Accessors(fluent = true)
final class HandlerHarness implements AutoCloseable {

    static final AmazonWebServicesClientProxy CALLER = new AmazonWebServicesClientProxy(
            new LoggerProxy(), new Credentials("AKIDSECRET", "SECRET-KEY", "TOKEN-SECRET/1+2="), () -> 60_000L);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SdkHttpClient http =
            ApacheHttpClient.builder().maxConnections(300).build();
    private final List<ProgressEvent<ResourceModel, CallbackContext>> events = new ArrayList<>();
    private final ApiGatewayV2Client client;

    @Getter
    private final LocalApiGateway service = LocalApiGateway.start();

    @Getter
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());

    @Getter
    @Setter
    private VirtualTiming timing;

    @Getter
    private String apiId;

    @Getter
    private String integrationId;

    static {
        // The first calls of a process take longer than some tests let a call take.
        try (HandlerHarness first = new HandlerHarness()) {
            first.update(null, first.create(first.full()).getResourceModel());
        }
    }

    HandlerHarness() {
        this(Duration.ofSeconds(5));
    }

    /** A harness at which a service call may take no longer than {@code timeout}. */
    HandlerHarness(Duration timeout) {
        client = client(service.endpoint(), http, timeout);
        chance(0.5);
        clear();
    }

    /** The provider's own client, as it makes it of Lambda's environment. */
    static ApiGatewayV2Client client(URI endpoint, SdkHttpClient http, Duration timeout) {
        Map<String, String> environment = Map.of("AWS_REGION", "us-east-1", "AWS_ENDPOINT_URL", endpoint.toString());
        return new SdkClients(environment, http).apiGateway(timeout);
    }

    /** Starts anew on an API of its own, with nothing recorded. */
    void clear() {
        apiId = service.createWebSocketApi();
        integrationId = service.createIntegration(apiId);
        service.behave(ServiceBehaviour.ordinary());
        service.clearFaults();
        service.forgetCalls();
        events.clear();
        log.clear();
    }

    void chance(double chance) {
        timing = new VirtualTiming(() -> chance, () -> 0);
    }

    /** A model of this harness's integration with a key and nothing else. */
    ResourceModel model(String key) {
        return ResourceModel.builder()
                .apiId(apiId)
                .integrationId(integrationId)
                .integrationResponseKey(key)
                .build();
    }

    /** A model of it that has every property, both maps with two entries. */
    ResourceModel full() {
        return with(model("$default"), SampleValues.all());
    }

    /** The same with another value of each property that can be updated. */
    ResourceModel otherFull() {
        return with(model("$default"), SampleValues.others());
    }

    /** The model with these values, by the properties' names. */
    static ResourceModel with(ResourceModel model, Map<String, ?> values) {
        ObjectNode properties = JSON.valueToTree(model);
        values.forEach(properties::putPOJO);
        return JSON.convertValue(properties, ResourceModel.class);
    }

    /** Puts an integration response into the service, without a call of the handlers, and gives its model. */
    ResourceModel given(ResourceModel model) {
        StoredIntegrationResponse stored = StoredIntegrationResponse.ofKey(model.getIntegrationResponseKey())
                .withId(Optional.ofNullable(model.getIntegrationResponseId()).orElse(""));
        JsonNode properties = JSON.valueToTree(model);
        for (Member member : Member.values()) {
            JsonNode value = properties.path(member.propertyName());
            if (value.isTextual()) {
                stored = stored.with(member, value.textValue());
            } else if (value.isObject()) {
                stored = stored.with(member, JSON.convertValue(value, new TypeReference<Map<String, String>>() {}));
            }
        }
        return modelOf(service.put(apiId, integrationId, stored));
    }

    /** What the service holds for this harness's integration, as models. */
    List<ResourceModel> held() {
        return service.integrationResponses(apiId, integrationId).stream()
                .map(this::modelOf)
                .toList();
    }

    private ResourceModel modelOf(StoredIntegrationResponse stored) {
        Map<String, Object> values = new HashMap<>(Map.of("IntegrationResponseId", stored.id()));
        for (Member member : Member.values()) {
            Object text = stored.text(member).orElse(null);
            values.put(member.propertyName(), member.isMap() ? stored.entries(member) : text);
        }
        return with(model(null), values);
    }

    ProgressEvent<ResourceModel, CallbackContext> create(ResourceModel desired) {
        return complete(Action.CREATE, requestOf(desired));
    }

    ProgressEvent<ResourceModel, CallbackContext> read(ResourceModel model) {
        return complete(Action.READ, requestOf(model));
    }

    ProgressEvent<ResourceModel, CallbackContext> update(ResourceModel previous, ResourceModel desired) {
        ResourceHandlerRequest<ResourceModel> request = requestOf(desired);
        request.setPreviousResourceState(previous);
        return complete(Action.UPDATE, request);
    }

    ProgressEvent<ResourceModel, CallbackContext> delete(ResourceModel model) {
        return complete(Action.DELETE, requestOf(model));
    }

    ProgressEvent<ResourceModel, CallbackContext> list(ResourceModel model) {
        return complete(Action.LIST, requestOf(model));
    }

    /** The model as a response shows it: with both maps, though they be empty. */
    static ResourceModel shown(ResourceModel model) {
        return model.toBuilder()
                .responseParameters(
                        Optional.ofNullable(model.getResponseParameters()).orElse(Map.of()))
                .responseTemplates(
                        Optional.ofNullable(model.getResponseTemplates()).orElse(Map.of()))
                .build();
    }

    /** The model as a list shows it: its identifier and its key. */
    static ResourceModel listed(ResourceModel model) {
        return ResourceModel.builder()
                .apiId(model.getApiId())
                .integrationId(model.getIntegrationId())
                .integrationResponseKey(model.getIntegrationResponseKey())
                .integrationResponseId(model.getIntegrationResponseId())
                .build();
    }

    static ResourceHandlerRequest<ResourceModel> requestOf(ResourceModel desired) {
        return ResourceHandlerRequest.<ResourceModel>builder()
                .clientRequestToken("token-1")
                .desiredResourceState(desired)
                .build();
    }

    /** Invokes as CloudFormation does: again and again while IN_PROGRESS, the context carried as JSON. */
    ProgressEvent<ResourceModel, CallbackContext> complete(
            Action action, ResourceHandlerRequest<ResourceModel> request) {
        ProgressEvent<ResourceModel, CallbackContext> event = invoke(action, request, null);
        for (int i = 0; event.isInProgress() && i < 100; i++) {
            timing.pass(Duration.ofSeconds(event.getCallbackDelaySeconds()));
            event = invoke(action, request, throughJson(event.getCallbackContext()));
        }
        return event;
    }

    /** The same beside others at the same virtual time; it is not recorded. */
    ProgressEvent<ResourceModel, CallbackContext> completeAmong(
            VirtualClients clients, Action action, ResourceHandlerRequest<ResourceModel> request) {
        ProgressEvent<ResourceModel, CallbackContext> event = handle(action, request, null, clients, Deadline.LONGEST);
        while (event.isInProgress()) {
            clients.sleep(Duration.ofSeconds(event.getCallbackDelaySeconds()));
            event = handle(action, request, throughJson(event.getCallbackContext()), clients, Deadline.LONGEST);
        }
        return event;
    }

    /** One invocation. */
    ProgressEvent<ResourceModel, CallbackContext> invoke(
            Action action, ResourceHandlerRequest<ResourceModel> request, CallbackContext context) {
        ProgressEvent<ResourceModel, CallbackContext> event =
                handle(action, request, context, timing, Deadline.LONGEST);
        events.add(event);
        return event;
    }

    /** One invocation that has so much time, which is not recorded. */
    ProgressEvent<ResourceModel, CallbackContext> invoke(
            Action action, ResourceModel desired, CallbackContext context, Duration left) {
        return handle(action, requestOf(desired), context, timing, left);
    }

    private ProgressEvent<ResourceModel, CallbackContext> handle(
            Action action,
            ResourceHandlerRequest<ResourceModel> request,
            CallbackContext context,
            RetryTiming at,
            Duration left) {
        return OperationHandler.of(action)
                .handle(new ServiceAccess(client, at), Deadline.of(at, left), CALLER, request, context, log::add);
    }

    /** The names of the operations that were called, in order. */
    List<String> calls() {
        return service.calls().stream().map(ServiceCall::operation).toList();
    }

    /** The events of all invocations, in order. */
    List<ProgressEvent<ResourceModel, CallbackContext>> events() {
        return List.copyOf(events);
    }

    /** A context as CloudFormation gives it back. */
    CallbackContext throughJson(CallbackContext context) {
        try {
            Serializer serializer = new Serializer();
            return serializer.deserialize(serializer.serialize(context), new TypeReference<CallbackContext>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        http.close();
        service.close();
    }
}
