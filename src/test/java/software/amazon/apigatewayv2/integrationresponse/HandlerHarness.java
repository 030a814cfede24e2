package software.amazon.apigatewayv2.integrationresponse;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.LocalApiGateway;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Member;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceCall;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.StoredIntegrationResponse;
import software.amazon.apigatewayv2.integrationresponse.retry.Deadline;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryTiming;
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
final class HandlerHarness implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ENDLESS = 100;

    private final LocalApiGateway service = LocalApiGateway.start();
    private final SdkHttpClient http =
            ApacheHttpClient.builder().maxConnections(300).build();
    private final Serializer serializer = new Serializer();
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final List<ProgressEvent<ResourceModel, CallbackContext>> events = new ArrayList<>();
    private final ApiGatewayV2Client client;
    private final AmazonWebServicesClientProxy caller;
    private VirtualTiming timing;
    private String apiId;
    private String integrationId;

    static {
        // The first calls of a process take longer than some tests let a call take.
        try (HandlerHarness first = new HandlerHarness()) {
            ResourceModel.ResourceModelBuilder model = ResourceModel.builder()
                    .apiId(first.apiId)
                    .integrationId(first.integrationId)
                    .integrationResponseKey("$default");
            first.invoke(Action.CREATE, model.build(), null, Deadline.LONGEST);
            first.invoke(Action.UPDATE, model.integrationResponseId("none").build(), null, Deadline.LONGEST);
        }
    }

    HandlerHarness() {
        this(Duration.ofSeconds(5));
    }

    /** A harness at which a service call may take no longer than {@code timeout}. */
    HandlerHarness(Duration timeout) {
        client = ProviderClients.of(service.endpoint(), http, timeout);
        caller = new AmazonWebServicesClientProxy(
                new LoggerProxy(), new Credentials("AKIDEXAMPLE", "SECRETEXAMPLE", "TOKENEXAMPLE"), () -> 60_000L);
        chance(0.5);
        clear();
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

    void timing(VirtualTiming newTiming) {
        timing = newTiming;
    }

    VirtualTiming timing() {
        return timing;
    }

    LocalApiGateway service() {
        return service;
    }

    String apiId() {
        return apiId;
    }

    String integrationId() {
        return integrationId;
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
        return with(SampleValues.all());
    }

    /** The same with another value of each property that can be updated. */
    ResourceModel otherFull() {
        return with(SampleValues.others());
    }

    private ResourceModel with(Map<String, Object> values) {
        ObjectNode properties = JSON.valueToTree(model("$default"));
        values.forEach(properties::putPOJO);
        return JSON.convertValue(properties, ResourceModel.class);
    }

    /** Puts an integration response into the service, without a call of the handlers, and gives its model. */
    ResourceModel given(ResourceModel model) {
        StoredIntegrationResponse stored = StoredIntegrationResponse.ofKey(model.getIntegrationResponseKey())
                .withId(Optional.ofNullable(model.getIntegrationResponseId()).orElse(""));
        JsonNode properties = JSON.valueToTree(model);
        for (Member member : Member.values()) {
            stored = stored.with(member, entries(properties.path(member.propertyName())));
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
        ObjectNode properties = JSON.valueToTree(model(stored.key()).toBuilder()
                .integrationResponseId(stored.id())
                .build());
        for (Member member : Member.values()) {
            if (member.isMap()) {
                properties.set(member.propertyName(), JSON.valueToTree(stored.entries(member)));
            } else {
                properties.put(member.propertyName(), stored.text(member).orElse(null));
            }
        }
        return JSON.convertValue(properties, ResourceModel.class);
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
        return complete(action, request, null);
    }

    /** The same for an operation that has begun already. */
    ProgressEvent<ResourceModel, CallbackContext> complete(
            Action action, ResourceHandlerRequest<ResourceModel> request, CallbackContext context) {
        ProgressEvent<ResourceModel, CallbackContext> event = invoke(action, request, context);
        for (int i = 0; event.isInProgress() && i < ENDLESS; i++) {
            timing.pass(Duration.ofSeconds(event.getCallbackDelaySeconds()));
            event = invoke(action, request, throughJson(event.getCallbackContext()));
        }
        return event;
    }

    /** The same beside others at the same virtual time; it is not recorded. */
    ProgressEvent<ResourceModel, CallbackContext> completeAmong(
            VirtualClients clients, Action action, ResourceHandlerRequest<ResourceModel> request) {
        ProgressEvent<ResourceModel, CallbackContext> event = invoke(action, request, null, clients);
        while (event.isInProgress()) {
            clients.sleep(Duration.ofSeconds(event.getCallbackDelaySeconds()));
            event = invoke(action, request, throughJson(event.getCallbackContext()), clients);
        }
        return event;
    }

    /** One invocation. */
    ProgressEvent<ResourceModel, CallbackContext> invoke(
            Action action, ResourceHandlerRequest<ResourceModel> request, CallbackContext context) {
        ProgressEvent<ResourceModel, CallbackContext> event = invoke(action, request, context, timing);
        events.add(event);
        return event;
    }

    /** One invocation at some other timing, which is not recorded; several may run at once. */
    ProgressEvent<ResourceModel, CallbackContext> invoke(
            Action action,
            ResourceHandlerRequest<ResourceModel> request,
            CallbackContext context,
            RetryTiming ownTiming) {
        return handler(action, ownTiming).handleRequest(caller, request, context, log::add);
    }

    /** One invocation that has so much time, which is not recorded. */
    ProgressEvent<ResourceModel, CallbackContext> invoke(
            Action action, ResourceModel desired, CallbackContext context, Duration left) {
        return handler(action, timing).handle(caller, requestOf(desired), context, log::add, Deadline.of(timing, left));
    }

    ConnectedHandler handler(Action action) {
        return handler(action, timing);
    }

    private ConnectedHandler handler(Action action, RetryTiming ownTiming) {
        return new ConnectedHandler(action, new ServiceAccess(client, ownTiming));
    }

    /** The names of the operations that were called, in order. */
    List<String> calls() {
        return service.calls().stream().map(ServiceCall::operation).toList();
    }

    /** The events of all invocations, in order. */
    List<ProgressEvent<ResourceModel, CallbackContext>> events() {
        return List.copyOf(events);
    }

    List<String> log() {
        return List.copyOf(log);
    }

    /** A context as CloudFormation gives it back. */
    CallbackContext throughJson(CallbackContext context) {
        try {
            return serializer.deserialize(serializer.serialize(context), new TypeReference<CallbackContext>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> entries(JsonNode value) {
        Map<String, String> entries = new HashMap<>();
        value.properties()
                .forEach(entry -> entries.put(entry.getKey(), entry.getValue().asText()));
        if (value.isTextual()) {
            entries.put("", value.textValue());
        }
        return entries;
    }

    @Override
    public void close() {
        client.close();
        http.close();
        service.close();
    }
}
