package software.amazon.apigatewayv2.integrationresponse.packaged;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;

/** An HTTP endpoint on 127.0.0.1 that keeps what it is sent and answers what the test says. */
final class StubEndpoint implements AutoCloseable {
    private final HttpServer server;
    private final String scheme;
    private final List<Received> received = new CopyOnWriteArrayList<>();

    private StubEndpoint(HttpServer server, String scheme, Function<Received, Answer> answers) {
        this.server = server;
        this.scheme = scheme;
        server.createContext("/", exchange -> answer(exchange, answers));
        server.start();
    }

    static StubEndpoint start(Function<Received, Answer> answers) {
        try {
            return new StubEndpoint(HttpServer.create(anyPort(), 0), "http", answers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static StubEndpoint startTls(SSLContext tls, Function<Received, Answer> answers) {
        try {
            HttpsServer server = HttpsServer.create(anyPort(), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls));
            return new StubEndpoint(server, "https", answers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI uri() {
        return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What has come so far, in order. */
    List<Received> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static InetSocketAddress anyPort() throws IOException {
        return new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
    }

    private void answer(HttpExchange exchange, Function<Received, Answer> answers) throws IOException {
        try (exchange) {
            Received request = Received.read(exchange);
            received.add(request);
            Answer answer = answers.apply(request);
            byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
            answer.headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /**
     * A request as it came.
     *
     * @param headers the first value of each header; names are found in any case
     * @param body the body, unzipped where it came zipped
     */
    record Received(String method, String path, Map<String, String> headers, String body) {

        private static Received read(HttpExchange exchange) throws IOException {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
            byte[] sent = exchange.getRequestBody().readAllBytes();
            boolean zipped = "gzip".equals(headers.get("Content-Encoding"));
            try (InputStream bytes = new ByteArrayInputStream(sent);
                    InputStream plain = zipped ? new GZIPInputStream(bytes) : bytes) {
                return new Received(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().getRawPath(),
                        headers,
                        new String(plain.readAllBytes(), StandardCharsets.UTF_8));
            }
        }

        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /** What is answered. */
    record Answer(int status, Map<String, String> headers, String body) {}
}
