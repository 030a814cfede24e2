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
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** An HTTP server on 127.0.0.1 that answers each request in a thread of its own. */
public final class LoopbackServer implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final int BACKLOG = 1024;

    /*
     * The JDK's server takes these from system properties only, and reads them when the process makes its first server:
     * so every server is made here. Without nodelay, an answer waits up to 40 ms for the client's delayed
     * acknowledgement; by default it keeps 200 idle connections, each for 30 s, and closes the others under clients that
     * are about to use them.
     */
    static {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "2000");
        System.setProperty("sun.net.httpserver.idleInterval", "3600");
    }

    private final String scheme;
    private final HttpServer server;
    private final ExecutorService threads;

    private LoopbackServer(String scheme, HttpServer server, HttpHandler front) {
        this.scheme = scheme;
        this.server = server;
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "loopback-server");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", front);
        server.start();
    }

    /**
     * Starts a server.
     *
     * @param port the port on 127.0.0.1; 0 for a free one
     * @param front what answers every request
     * @throws UncheckedIOException if the port cannot be had
     */
    public static LoopbackServer start(int port, HttpHandler front) {
        try {
            return new LoopbackServer("http", HttpServer.create(address(port), BACKLOG), front);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a server on a free port that speaks TLS. */
    public static LoopbackServer startTls(SSLContext tls, HttpHandler front) {
        try {
            HttpsServer server = HttpsServer.create(address(0), BACKLOG);
            server.setHttpsConfigurator(new HttpsConfigurator(tls));
            return new LoopbackServer("https", server, front);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where clients find the server. */
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
