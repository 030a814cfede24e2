package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.apigatewayv2.integrationresponse.local.function.PackagedFunction;
import software.amazon.apigatewayv2.integrationresponse.local.loopback.AllowedHosts;
import software.amazon.apigatewayv2.integrationresponse.local.loopback.LoopbackServer;

/**
 * A Cloud Control API on 127.0.0.1 that knows one resource type, for any AWS client. Each call invokes the packaged
 * handlers by CloudFormation's protocol; signatures are not checked.
 */
public final class LocalCloudControl implements AutoCloseable {
    private final ResourceType type;
    private final Handler handler;
    private final RequestRunner runner;
    private final CloudControlEndpoint front;
    private final LoopbackServer server;

    private LocalCloudControl(int port, AllowedHosts hosts, ResourceType type, Supplier<PackagedFunction> function) {
        this.type = type;
        this.handler = new Handler(type, function);
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
     * Starts the service.
     *
     * @param port the port on 127.0.0.1; 0 for a free one
     * @param hosts the hosts for which it answers
     * @param jar the packaged function, with its schema
     * @param functionEnvironment environment variables of the function
     * @throws java.io.UncheckedIOException if the port cannot be had
     * @throws IllegalArgumentException if the jar cannot be read or holds no resource type
     */
    public static LocalCloudControl start(
            int port, AllowedHosts hosts, Path jar, Map<String, String> functionEnvironment) {
        return new LocalCloudControl(
                port, hosts, ResourceType.packedIn(jar), () -> PackagedFunction.start(jar, functionEnvironment));
    }

    /** Where clients find the service. */
    public URI endpoint() {
        return server.endpoint();
    }

    /**
     * Shows each call from now on to a watcher, in the thread that carries it out, before the client has the response.
     */
    public void watch(Consumer<CloudControlCall> watcher) {
        front.watch(watcher);
    }

    /** The name of the resource type that the service knows. */
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
