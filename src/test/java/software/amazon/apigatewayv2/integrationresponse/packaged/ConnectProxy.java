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
    private final ServerSocket server;
    private final int target;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> wanted = new CopyOnWriteArrayList<>();

    private ConnectProxy(ServerSocket server, int target) {
        this.server = server;
        this.target = target;
    }

    /** Starts a proxy whose tunnels all end at this place on 127.0.0.1. */
    static ConnectProxy to(URI place) {
        try {
            ServerSocket server = new ServerSocket(0, 0, InetAddress.getByName("127.0.0.1"));
            ConnectProxy proxy = new ConnectProxy(server, place.getPort());
            proxy.threads.execute(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** The hosts and ports to which tunnels were wanted. */
    List<String> wanted() {
        return List.copyOf(wanted);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    /** Nothing but the request comes before the answer, so the reader takes nothing of what is tunnelled. */
    private void serve(Socket client) {
        try (client;
                Socket end = new Socket(InetAddress.getByName("127.0.0.1"), target)) {
            BufferedReader head =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            String[] request = head.readLine().split(" ");
            while (!head.readLine().isEmpty()) {
                continue;
            }
            wanted.add(request[1]);
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
