package software.amazon.apigatewayv2.integrationresponse.packaged;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTPS proxy on 127.0.0.1 that leads every tunnel to one place, wherever it was to go. */
final class ConnectProxy implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> wanted = new CopyOnWriteArrayList<>();
    private final ServerSocket server;
    private final int target;

    private ConnectProxy(ServerSocket server, int target) {
        this.server = server;
        this.target = target;
    }

    /** Starts a proxy whose tunnels all end at this place on 127.0.0.1. */
    static ConnectProxy to(URI place) throws IOException {
        ConnectProxy proxy =
                new ConnectProxy(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()), place.getPort());
        proxy.threads.execute(proxy::accept);
        return proxy;
    }

    String uri() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** The hosts and ports to which tunnels were wanted. */
    List<String> wanted() {
        return List.copyOf(wanted);
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                // Closed: the test is over.
                return;
            }
        }
    }

    /** Nothing but the request comes before the response, so the reader takes nothing of what is tunnelled. */
    private void serve(Socket client) {
        try (client;
                Socket end = new Socket(InetAddress.getLoopbackAddress(), target)) {
            BufferedReader head =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            wanted.add(head.readLine().split(" ")[1]);
            while (!head.readLine().isEmpty()) {
                continue;
            }
            client.getOutputStream()
                    .write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            threads.execute(() -> copy(client, end));
            copy(end, client);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies until either side is closed. */
    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // One side hung up; the other copy ends too.
        }
    }
}
