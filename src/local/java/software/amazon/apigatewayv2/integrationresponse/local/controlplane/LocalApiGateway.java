package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import software.amazon.apigatewayv2.integrationresponse.local.loopback.AllowedHosts;
import software.amazon.apigatewayv2.integrationresponse.local.loopback.LoopbackServer;

/**
 * A local API Gateway V2 on 127.0.0.1, with its state in memory. Tests inspect and change that state through the
 * methods here, which are not recorded as calls and meet no faults.
 */
public final class LocalApiGateway implements AutoCloseable {
    private final LoopbackServer server;
    private final Resources resources = new Resources();
    private final ControlPlane controlPlane = new ControlPlane(resources);
    private final ControlPlaneEndpoint front = new ControlPlaneEndpoint(controlPlane);

    private LocalApiGateway(int port, AllowedHosts hosts) {
        server = LoopbackServer.start(port, hosts, front);
    }

    public static LocalApiGateway start() {
        return start(0, AllowedHosts.loopback());
    }

    /** Starts a service without APIs; port 0 is any free one. Throws an UncheckedIOException if it cannot be had. */
    public static LocalApiGateway start(int port, AllowedHosts hosts) {
        return new LocalApiGateway(port, hosts);
    }

    public URI endpoint() {
        return server.endpoint();
    }

    public void behave(ServiceBehaviour behaviour) {
        front.behave(behaviour);
    }

    /** Measures mutations on a clock of nanoseconds, so that a test in virtual time does not wait. */
    public void measureMutationsOn(LongSupplier nanoTime) {
        controlPlane.measureMutationsOn(nanoTime);
    }

    public void inject(Fault... faults) {
        inject(FaultScript.of(faults));
    }

    /** Replaces the faults. */
    public void inject(FaultScript script) {
        front.inject(script);
    }

    public void clearFaults() {
        inject(FaultScript.of());
    }

    /** Shows each call to the watcher, in the thread that carries it out, before the client has the response. */
    public void watch(Consumer<CallDetail> watcher) {
        front.watch(watcher);
    }

    /** Returns the calls so far, in the order in which they were decided. */
    public List<ServiceCall> calls() {
        return front.calls();
    }

    public void forgetCalls() {
        front.forgetCalls();
    }

    /** Creates a WebSocket API, and returns its identifier. */
    public String createWebSocketApi() {
        return create(ResourceKind.API, List.of(), webSocketApi("local"));
    }

    public void createWebSocketApi(String apiId, String name) {
        create(ResourceKind.API, List.of(), webSocketApi(name).put("apiId", apiId));
    }

    public String createIntegration(String apiId) {
        return create(ResourceKind.INTEGRATION, List.of(apiId), integration());
    }

    public void createIntegration(String apiId, String integrationId) {
        create(ResourceKind.INTEGRATION, List.of(apiId), integration().put("integrationId", integrationId));
    }

    /** Adds or replaces an integration response by its identifier, and returns it as the service holds it. */
    public StoredIntegrationResponse put(String apiId, String integrationId, StoredIntegrationResponse response) {
        return StoredIntegrationResponse.read(
                resources.put(ResourceKind.INTEGRATION_RESPONSE, List.of(apiId, integrationId), response.document()));
    }

    /** Lists the integration responses of an integration, in the order of their identifiers. */
    public List<StoredIntegrationResponse> integrationResponses(String apiId, String integrationId) {
        return resources.all(ResourceKind.INTEGRATION_RESPONSE, List.of(apiId, integrationId)).values().stream()
                .map(StoredIntegrationResponse::read)
                .toList();
    }

    public void remove(String apiId, String integrationId, String responseId) {
        resources.delete(ResourceKind.INTEGRATION_RESPONSE, List.of(apiId, integrationId, responseId));
    }

    @Override
    public void close() {
        server.close();
    }

    private String create(ResourceKind kind, List<String> identifiers, ObjectNode given) {
        return controlPlane
                .create(kind, identifiers, given, ServiceBehaviour.ordinary())
                .get(kind.idMember())
                .textValue();
    }

    private static ObjectNode webSocketApi(String name) {
        return RequestJson.object()
                .put("name", name)
                .put("protocolType", "WEBSOCKET")
                .put("routeSelectionExpression", "$request.body.action");
    }

    private static ObjectNode integration() {
        return RequestJson.object().put("integrationType", "MOCK");
    }
}
