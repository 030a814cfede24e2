package software.amazon.apigatewayv2.integrationresponse.packaged;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import software.amazon.apigatewayv2.integrationresponse.local.loopback.AllowedHosts;
import software.amazon.apigatewayv2.integrationresponse.local.loopback.LoopbackServer;

/** An HTTP endpoint on 127.0.0.1 that keeps what it is sent, for whatever host, and responds as the test says. */
final class StubEndpoint implements AutoCloseable {
    private final LoopbackServer server;
    private final List<ReceivedRequest> received = new CopyOnWriteArrayList<>();

    private StubEndpoint(
            Function<HttpHandler, LoopbackServer> start, Function<ReceivedRequest, StubResponse> responses) {
        this.server = start.apply(exchange -> respond(exchange, responses));
    }

    static StubEndpoint start(Function<ReceivedRequest, StubResponse> responses) {
        return new StubEndpoint(front -> LoopbackServer.start(0, AllowedHosts.any(), front), responses);
    }

    static StubEndpoint startTls(SSLContext tls, Function<ReceivedRequest, StubResponse> responses) {
        return new StubEndpoint(front -> LoopbackServer.startTls(tls, AllowedHosts.any(), front), responses);
    }

    URI uri() {
        return server.endpoint();
    }

    /** What has come so far, in order. */
    List<ReceivedRequest> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() {
        server.close();
    }

    private void respond(HttpExchange exchange, Function<ReceivedRequest, StubResponse> responses) throws IOException {
        try (exchange) {
            ReceivedRequest request = ReceivedRequest.read(exchange);
            received.add(request);
            StubResponse response = responses.apply(request);
            byte[] body = response.body.getBytes(StandardCharsets.UTF_8);
            response.headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(response.status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /**
     * A request as it came.
     *
     * @param headers the first value of each header; names are found in any case
     * @param body the body, unzipped where it came zipped
     */
    record ReceivedRequest(String method, String path, Map<String, String> headers, String body) {

        private static ReceivedRequest read(HttpExchange exchange) throws IOException {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
            byte[] sent = exchange.getRequestBody().readAllBytes();
            boolean zipped = "gzip".equals(headers.get("Content-Encoding"));
            try (InputStream bytes = new ByteArrayInputStream(sent);
                    InputStream plain = zipped ? new GZIPInputStream(bytes) : bytes) {
                return new ReceivedRequest(
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

    record StubResponse(int status, Map<String, String> headers, String body) {}
}
