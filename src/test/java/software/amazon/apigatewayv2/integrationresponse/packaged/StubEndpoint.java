package software.amazon.apigatewayv2.integrationresponse.packaged;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
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
            // CloudWatch's clients insist on the first; an empty error type is none.
            exchange.getResponseHeaders().set("smithy-protocol", "rpc-v2-cbor");
            exchange.getResponseHeaders().set("x-amzn-ErrorType", response.errorType);
            exchange.sendResponseHeaders(response.status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** A request as it came, its body unzipped. */
    record ReceivedRequest(String method, String path, Headers headers, String body) {

        private static ReceivedRequest read(HttpExchange exchange) throws IOException {
            InputStream sent =
                    new ByteArrayInputStream(exchange.getRequestBody().readAllBytes());
            boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            try (InputStream plain = zipped ? new GZIPInputStream(sent) : sent) {
                return new ReceivedRequest(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().getRawPath(),
                        exchange.getRequestHeaders(),
                        new String(plain.readAllBytes(), StandardCharsets.UTF_8));
            }
        }

        String header(String name) {
            return Optional.ofNullable(headers.getFirst(name)).orElse("");
        }

        /** The operation of CloudWatch or CloudWatch Logs: the end of the target, and where there is none, of the path. */
        String operation() {
            return (path + header("X-Amz-Target")).replaceFirst(".*[/.]", "");
        }
    }

    record StubResponse(int status, String errorType, String body) {

        static StubResponse ok(String body) {
            return new StubResponse(200, "", body);
        }

        static StubResponse refusal(int status, String errorType, String message) {
            return new StubResponse(
                    status,
                    errorType,
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("message", message)
                            .toString());
        }

        /** A success of CloudWatch Logs, which speaks JSON, or of CloudWatch, which speaks CBOR and has nothing to say. */
        static StubResponse ofCloudWatch(ReceivedRequest request) {
            return ok(request.operation().equals("PutMetricData") ? "" : "{}");
        }
    }
}
