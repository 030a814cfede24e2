package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.apigatewayv2.integrationresponse.local.function.FunctionPool;
import software.amazon.apigatewayv2.integrationresponse.local.function.PackagedFunction;
import software.amazon.apigatewayv2.integrationresponse.local.loopback.AllowedHosts;
import software.amazon.apigatewayv2.integrationresponse.local.loopback.LoopbackServer;

/** A Cloud Control API on 127.0.0.1 that invokes the packaged handlers of one type. It does not check signatures. */
public final class LocalCloudControl implements AutoCloseable {
    private final ResourceType type;
    private final Handler handler;
    private final RequestRunner runner;
    private final CloudControlEndpoint front;
    private final LoopbackServer server;

    private LocalCloudControl(int port, AllowedHosts hosts, ResourceType type, FunctionPool functions) {
        this.type = type;
        this.handler = new Handler(type, functions);
        RequestLedger ledger = new RequestLedger();
        this.runner = new RequestRunner(type, handler, ledger);
        Resources resources = new Resources(type, handler);
        Mutations mutations = new Mutations(type, resources, ledger, runner);
        Requests requests = new Requests(ledger);
        this.front = new CloudControlEndpoint(Map.of(
                "CreateResource", mutations::create,
                "UpdateResource", mutations::update,
                "DeleteResource", mutations::delete,
                "GetResource", resources::get,
                "ListResources", resources::list,
                "GetResourceRequestStatus", requests::status,
                "ListResourceRequests", requests::list,
                "CancelResourceRequest", requests::cancel));
        this.server = LoopbackServer.start(port, hosts, new CallerIdentity(front));
    }

    /**
     * Starts the service; port 0 is any free one. Throws an UncheckedIOException if the port cannot be had, and an
     * IllegalArgumentException if the jar cannot be read or holds no resource type.
     */
    public static LocalCloudControl start(
            int port, AllowedHosts hosts, Path jar, Map<String, String> functionEnvironment) {
        return new LocalCloudControl(
                port,
                hosts,
                ResourceType.packedIn(jar),
                new FunctionPool(() -> PackagedFunction.start(jar, functionEnvironment), Handler.MAX_INVOCATIONS));
    }

    public URI endpoint() {
        return server.endpoint();
    }

    /** Shows each call to the watcher, in the thread that carries it out, before the client has the response. */
    public void watch(Consumer<CloudControlCall> watcher) {
        front.watch(watcher);
    }

    public String typeName() {
        return type.name();
    }

    @Override
    public void close() {
        server.close();
        runner.close();
        handler.close();
    }
}
