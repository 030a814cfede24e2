package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
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
    private final Apis apis;
    private final ControlPlaneEndpoint front;

    private LocalApiGateway(LoopbackServer server, Apis apis, ControlPlaneEndpoint front) {
        this.server = server;
        this.apis = apis;
        this.front = front;
    }

    /** Starts a service without any API on a free port. */
    public static LocalApiGateway start() {
        return start(0, AllowedHosts.loopback());
    }

    /**
     * Starts a service without any API.
     *
     * @param port the port on 127.0.0.1; 0 for a free one
     * @param hosts the hosts for which it answers
     * @throws java.io.UncheckedIOException if the port cannot be had
     */
    public static LocalApiGateway start(int port, AllowedHosts hosts) {
        Apis apis = new Apis();
        ControlPlaneEndpoint front = new ControlPlaneEndpoint(new ControlPlane(apis));
        return new LocalApiGateway(LoopbackServer.start(port, hosts, front), apis, front);
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
        front.measureMutationsOn(nanoTime);
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
        return createApi(api("WEBSOCKET", "local").put("routeSelectionExpression", "$request.body.action"));
    }

    /** Makes a WebSocket API that has this name and this identifier. */
    public void createWebSocketApi(String apiId, String name) {
        createApi(api("WEBSOCKET", name)
                .put("routeSelectionExpression", "$request.body.action")
                .put("apiId", apiId));
    }

    /** Makes an HTTP API and gives its identifier. */
    public String createHttpApi() {
        return createApi(api("HTTP", "local"));
    }

    /** Makes an integration and gives its identifier. */
    public String createIntegration(String apiId) {
        return apis.createIntegration(apiId, integration()).get("integrationId").textValue();
    }

    /** Makes an integration that has this identifier. */
    public void createIntegration(String apiId, String integrationId) {
        apis.createIntegration(apiId, integration().put("integrationId", integrationId));
    }

    /** Adds an integration response, or puts it in the place of the one with its identifier; gives it as it is held. */
    public StoredIntegrationResponse put(String apiId, String integrationId, StoredIntegrationResponse response) {
        return apis.store(apiId, integrationId, response);
    }

    /** The integration responses of an integration, in the order of their identifiers. */
    public List<StoredIntegrationResponse> integrationResponses(String apiId, String integrationId) {
        return List.copyOf(apis.responses(apiId, integrationId).values());
    }

    /** The integration response with this identifier, if there is one. */
    public Optional<StoredIntegrationResponse> find(String apiId, String integrationId, String responseId) {
        return Optional.ofNullable(apis.responses(apiId, integrationId).get(responseId));
    }

    /** Removes an integration response. */
    public void remove(String apiId, String integrationId, String responseId) {
        apis.deleteResponse(apiId, integrationId, responseId);
    }

    @Override
    public void close() {
        server.close();
    }

    private String createApi(ObjectNode attributes) {
        return apis.createApi(ControlPlane.completed(attributes, Instant.now()))
                .get("apiId")
                .textValue();
    }

    private static ObjectNode api(String protocol, String name) {
        return RequestJson.object().put("name", name).put("protocolType", protocol);
    }

    private static ObjectNode integration() {
        return RequestJson.object().put("integrationType", "MOCK");
    }
}
