package software.amazon.apigatewayv2.integrationresponse.local.probe;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.LocalApiGateway;
import software.amazon.apigatewayv2.integrationresponse.local.loopback.LoopbackServer;

/** A local API Gateway V2 behind a script that changes what comes and goes. */
final class ScriptedService implements AutoCloseable {
    private static final String ERROR_TYPE = "x-amzn-ErrorType";

    private final LocalApiGateway behind = LocalApiGateway.start();
    private final HttpClient http = HttpClient.newHttpClient();
    private final LoopbackServer front;

    ScriptedService(Script script) {
        front = LoopbackServer.start(0, exchange -> respond(exchange, script));
    }

    URI endpoint() {
        return front.endpoint();
    }

    @Override
    public void close() {
        front.close();
        behind.close();
    }

    private void respond(HttpExchange exchange, Script script) throws IOException {
        try (exchange) {
            String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Reply reply = script.reply(call, sent, body -> forwarded(exchange, body));
            exchange.getResponseHeaders().set(ERROR_TYPE, reply.errorType());
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Reply forwarded(HttpExchange exchange, String body) {
        HttpRequest request = HttpRequest.newBuilder(
                        behind.endpoint().resolve(exchange.getRequestURI().toString()))
                .header("Authorization", exchange.getRequestHeaders().getFirst("Authorization"))
                .method(exchange.getRequestMethod(), BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return new Reply(
                    response.statusCode(),
                    response.headers().firstValue(ERROR_TYPE).orElse(""),
                    response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    record Reply(int status, String errorType, String body) {}

    interface Script {
        /** Responds to a call; {@code service} carries out the same with any body. */
        Reply reply(String call, String body, Function<String, Reply> service);

        /** Refuses the calls of which method, path and body have this. */
        static Script refusing(String pattern, int status, String code, String words) {
            return (call, body, service) -> (call + " " + body).matches("(?s).*" + pattern + ".*")
                    ? new Reply(status, code, "{\"message\":\"" + words + "\"}")
                    : service.apply(body);
        }

        /** Changes the bodies of the requests of a method. */
        static Script taking(String method, String pattern, String replacement) {
            return (call, body, service) ->
                    service.apply(call.startsWith(method) ? body.replaceAll(pattern, replacement) : body);
        }

        /** Changes the bodies of the responses to the requests of a method. */
        static Script showing(String method, String pattern, String replacement) {
            return (call, body, service) -> {
                Reply reply = service.apply(body);
                return call.startsWith(method)
                        ? new Reply(
                                reply.status(), reply.errorType(), reply.body().replaceAll(pattern, replacement))
                        : reply;
            };
        }
    }
}
