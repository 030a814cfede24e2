package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import software.amazon.apigatewayv2.integrationresponse.local.loopback.AllowedHosts;
import software.amazon.apigatewayv2.integrationresponse.local.loopback.LoopbackServer;

/**
 * A local API Gateway V2 on 127.0.0.1, for any AWS client. It holds its state in memory.
 *
 * <p>Tests look at that state, and change it behind a client's back, through the methods here; those are no calls of the
 * service: they are not recorded and meet no faults.
 */
public final class LocalApiGateway implements AutoCloseable {
    private final LoopbackServer server;
    private final Resources resources = new Resources();
    private final ControlPlane controlPlane = new ControlPlane(resources);
    private final ControlPlaneEndpoint front = new ControlPlaneEndpoint(controlPlane);

    private LocalApiGateway(int port, AllowedHosts hosts) {
        server = LoopbackServer.start(port, hosts, front);
    }

    /** Starts a service without any API on a free port. */
    public static LocalApiGateway start() {
        return start(0, AllowedHosts.loopback());
    }

    /**
     * Starts a service without any API.
     *
     * @param port the port on 127.0.0.1; 0 for a free one
     * @param hosts the hosts that requests may name
     * @throws java.io.UncheckedIOException if the port cannot be had
     */
    public static LocalApiGateway start(int port, AllowedHosts hosts) {
        return new LocalApiGateway(port, hosts);
    }

    /** Where clients find the service. */
    public URI endpoint() {
        return server.endpoint();
    }

    /** Makes the service behave in another way from now on. */
    public void behave(ServiceBehaviour behaviour) {
        front.behave(behaviour);
    }

    /** Measures the time that mutations take on a clock of nanoseconds, so that a test in virtual time does not wait. */
    public void measureMutationsOn(LongSupplier nanoTime) {
        controlPlane.measureMutationsOn(nanoTime);
    }

    /** Puts these faults in the place of those before. */
    public void inject(Fault... faults) {
        inject(FaultScript.of(faults));
    }

    /** Puts this script in the place of the one before. */
    public void inject(FaultScript script) {
        front.inject(script);
    }

    /** Lets nothing go wrong any more. */
    public void clearFaults() {
        inject(FaultScript.of());
    }

    /**
     * Shows each call from now on to a watcher, in the thread that carries it out, before the client has the response.
     */
    public void watch(Consumer<CallDetail> watcher) {
        front.watch(watcher);
    }

    /** The calls so far, in the order in which they were decided. */
    public List<ServiceCall> calls() {
        return front.calls();
    }

    /** Starts the record of calls anew. */
    public void forgetCalls() {
        front.forgetCalls();
    }

    /** Makes a WebSocket API and gives its identifier. */
    public String createWebSocketApi() {
        return create(ResourceKind.API, List.of(), webSocketApi("local"));
    }

    /** Makes a WebSocket API that has this name and this identifier. */
    public void createWebSocketApi(String apiId, String name) {
        create(ResourceKind.API, List.of(), webSocketApi(name).put("apiId", apiId));
    }

    /** Makes an HTTP API and gives its identifier. */
    public String createHttpApi() {
        return create(
                ResourceKind.API,
                List.of(),
                RequestJson.object().put("name", "local").put("protocolType", "HTTP"));
    }

    /** Makes an integration and gives its identifier. */
    public String createIntegration(String apiId) {
        return create(ResourceKind.INTEGRATION, List.of(apiId), integration());
    }

    /** Makes an integration that has this identifier. */
    public void createIntegration(String apiId, String integrationId) {
        create(ResourceKind.INTEGRATION, List.of(apiId), integration().put("integrationId", integrationId));
    }

    /** Adds an integration response, or puts it in the place of the one with its identifier; gives it as it is held. */
    public StoredIntegrationResponse put(String apiId, String integrationId, StoredIntegrationResponse response) {
        return StoredIntegrationResponse.read(
                resources.put(ResourceKind.INTEGRATION_RESPONSE, List.of(apiId, integrationId), response.document()));
    }

    /** The integration responses of an integration, in the order of their identifiers. */
    public List<StoredIntegrationResponse> integrationResponses(String apiId, String integrationId) {
        return resources.all(ResourceKind.INTEGRATION_RESPONSE, List.of(apiId, integrationId)).values().stream()
                .map(StoredIntegrationResponse::read)
                .toList();
    }

    /** The integration response with this identifier, if there is one. */
    public Optional<StoredIntegrationResponse> find(String apiId, String integrationId, String responseId) {
        return integrationResponses(apiId, integrationId).stream()
                .filter(response -> response.id().equals(responseId))
                .findFirst();
    }

    /** Removes an integration response. */
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
