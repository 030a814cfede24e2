package software.amazon.apigatewayv2.integrationresponse.local.loopback;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/** An HTTP server on 127.0.0.1, for loopback only by default, with limits so that no client can exhaust the machine. */
public final class LoopbackServer implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final int BACKLOG = 1024;

    /** Enough for a stack of some hundred resources; further requests wait to be accepted. */
    static final int MAX_THREADS = 512;

    private static final int IDLE_THREAD_SECONDS = 60;

    /*
     * The JDK's server reads these system properties when the process makes its first server: so every server is made
     * here. Without nodelay, a response waits up to 40 ms for a delayed acknowledgement. By default the server keeps
     * 200 idle connections, for 30 s, and closes others while clients are about to use them. A request must arrive
     * within half a minute; responses have no limit, because some are slow on purpose, and some functions are slow.
     */
    static {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "2000");
        System.setProperty("sun.net.httpserver.idleInterval", "3600");
        System.setProperty("sun.net.httpserver.maxReqTime", "30");
    }

    private final String scheme;
    private final HttpServer server;
    private final ExecutorService threads;

    private LoopbackServer(String scheme, HttpServer server, AllowedHosts hosts, HttpHandler service) {
        this.scheme = scheme;
        this.server = server;
        this.threads = threads();
        server.setExecutor(threads);
        server.createContext("/", new GuardedHandler(hosts, service));
        server.start();
    }

    /** When all threads are busy, the accepting thread carries a request out itself and accepts none meanwhile. */
    private static ExecutorService threads() {
        return new ThreadPoolExecutor(
                0,
                MAX_THREADS,
                IDLE_THREAD_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> {
                    Thread thread = new Thread(task, "loopback-server");
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.CallerRunsPolicy());
    }

    /** Starts a server for loopback only. */
    public static LoopbackServer start(int port, HttpHandler service) {
        return start(port, AllowedHosts.loopback(), service);
    }

    /** Starts a server; port 0 is any free one. Throws an UncheckedIOException if the port cannot be had. */
    public static LoopbackServer start(int port, AllowedHosts hosts, HttpHandler service) {
        try {
            return new LoopbackServer("http", HttpServer.create(address(port), BACKLOG), hosts, service);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a server on a free port that speaks TLS. */
    public static LoopbackServer startTls(SSLContext tls, AllowedHosts hosts, HttpHandler service) {
        try {
            HttpsServer server = HttpsServer.create(address(0), BACKLOG);
            server.setHttpsConfigurator(new HttpsConfigurator(tls));
            return new LoopbackServer("https", server, hosts, service);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI endpoint() {
        return URI.create(scheme + "://" + HOST + ":" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static InetSocketAddress address(int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByName(HOST), port);
    }
}
