package software.amazon.apigatewayv2.integrationresponse.packaged;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTPS proxy on 127.0.0.1 that leads every tunnel to one place there, wherever it was to go. */
final class ConnectProxy implements AutoCloseable {
    /** Its tasks end with an exception, which nobody looks at, when a side hangs up or the test is over. */
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private final List<String> wanted = new CopyOnWriteArrayList<>();
    private final ServerSocket server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    private final int target;

    ConnectProxy(URI target) throws IOException {
        this.target = target.getPort();
        threads.submit(this::accept);
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

    private Void accept() throws IOException {
        while (true) {
            Socket client = server.accept();
            threads.submit(() -> serve(client));
        }
    }

    /** Nothing but the request comes before the response, so the reader takes nothing of what is tunnelled. */
    private Void serve(Socket client) throws IOException {
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
            threads.submit(() -> client.getInputStream().transferTo(end.getOutputStream()));
            end.getInputStream().transferTo(client.getOutputStream());
            return null;
        }
    }
}
