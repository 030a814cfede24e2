package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.apigatewayv2.integrationresponse.local.function.PackagedFunction;

/**
 * A Cloud Control API on 127.0.0.1 that knows one resource type, for any AWS client. Each call invokes the packaged
 * handlers by CloudFormation's protocol; signatures are not checked.
 */
public final class LocalCloudControl implements AutoCloseable {
    private final ResourceType type;
    private final Handler handler;
    private final RequestRunner runner;
    private final ExecutorService threads;
    private final HttpServer server;

    private LocalCloudControl(
            ResourceType type, Handler handler, RequestRunner runner, ExecutorService threads, HttpServer server) {
        this.type = type;
        this.handler = handler;
        this.runner = runner;
        this.threads = threads;
        this.server = server;
    }

    /**
     * Starts the service.
     *
     * @param port the port on 127.0.0.1; 0 for a free one
     * @param jar the packaged function, with its schema
     * @param functionEnvironment environment variables of the function
     * @throws UncheckedIOException if the port cannot be had or the jar cannot be read
     * @throws IllegalArgumentException if the jar holds no resource type
     */
    public static LocalCloudControl start(int port, Path jar, Map<String, String> functionEnvironment) {
        ResourceType type = ResourceType.packedIn(jar);
        HttpServer server = listening(port);
        Clock clock = Clock.systemUTC();
        Handler handler = new Handler(type, () -> PackagedFunction.start(jar, functionEnvironment));
        RequestLedger ledger = new RequestLedger();
        RequestRunner runner = new RequestRunner(type, handler, ledger, clock);
        Resources resources = new Resources(type, handler);
        Mutations mutations = new Mutations(type, resources, ledger, runner, clock);
        Requests requests = new Requests(ledger, runner, clock);
        server.createContext(
                "/",
                new Front(Map.of(
                        "CreateResource", mutations::create,
                        "UpdateResource", mutations::update,
                        "DeleteResource", mutations::delete,
                        "GetResource", resources::get,
                        "ListResources", resources::list,
                        "GetResourceRequestStatus", requests::status,
                        "ListResourceRequests", requests::list,
                        "CancelResourceRequest", requests::cancel)));
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "cloud-control");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.start();
        return new LocalCloudControl(type, handler, runner, threads, server);
    }

    private static HttpServer listening(int port) {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where clients find the service. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The name of the resource type that the service knows. */
    public String typeName() {
        return type.name();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        runner.close();
        handler.close();
    }
}
