package software.amazon.apigatewayv2.integrationresponse.packaged;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An HTTP proxy that leads nowhere: it notes what it is asked for, such as {@code CONNECT host:443}, and refuses it. */
final class ProxyRecorder implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 50;
    private static final byte[] REFUSAL =
            "HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket socket;
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();

    private ProxyRecorder(ServerSocket socket) {
        this.socket = socket;
    }

    static ProxyRecorder start() {
        try {
            ProxyRecorder recorder = new ProxyRecorder(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread thread = new Thread(recorder::record, "proxy-recorder");
            thread.setDaemon(true);
            thread.start();
            return recorder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The variables by which a process uses this proxy for every host. */
    Map<String, String> environment() {
        String proxy = "http://127.0.0.1:" + socket.getLocalPort();
        return Map.of("https_proxy", proxy, "http_proxy", proxy, "HTTPS_PROXY", proxy, "HTTP_PROXY", proxy, "no_proxy", "");
    }

    /** What it was asked for and nobody has waited for: the first two words of each request. */
    List<String> requests() {
        return new ArrayList<>(requests);
    }

    /** Waits until it has been asked for so many different targets; gives fewer if they do not come. */
    Set<String> awaitTargets(int number) {
        Set<String> targets = new LinkedHashSet<>();
        try {
            while (targets.size() < number) {
                String target = requests.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (target == null) {
                    return targets;
                }
                targets.add(target);
            }
            return targets;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return targets;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void record() {
        while (true) {
            try (Socket client = socket.accept();
                    BufferedReader head =
                            new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
                String[] words = head.readLine().split(" ");
                requests.add(words[0] + " " + words[1]);
                while (!head.readLine().isEmpty()) {
                    // The head has to be read before it is answered.
                }
                client.getOutputStream().write(REFUSAL);
            } catch (SocketException e) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
