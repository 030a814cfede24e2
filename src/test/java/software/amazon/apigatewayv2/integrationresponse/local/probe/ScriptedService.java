package software.amazon.apigatewayv2.integrationresponse.local.probe;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.LocalApiGateway;
import software.amazon.apigatewayv2.integrationresponse.local.loopback.LoopbackServer;

/** A local API Gateway V2 behind a script that changes what comes and goes. */
final class ScriptedService implements AutoCloseable {
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
            String method = exchange.getRequestMethod();
            String path = exchange.getRequestURI().toString();
            String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Reply reply = script.reply(method, path, sent, body -> forwarded(exchange, method, path, body));
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Reply forwarded(HttpExchange exchange, String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(behind.endpoint().resolve(path))
                .header("Authorization", exchange.getRequestHeaders().getFirst("Authorization"))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return new Reply(
                    response.statusCode(),
                    response.headers()
                            .firstValue("x-amzn-ErrorType")
                            .map(type -> Map.of("x-amzn-ErrorType", type))
                            .orElse(Map.of()),
                    response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is replied. */
    record Reply(int status, Map<String, String> headers, String body) {}

    /** Carries out a request with this body. */
    interface Service {
        Reply carryOut(String body);
    }

    interface Script {
        Reply reply(String method, String path, String body, Service service);

        /** Refuses the requests whose method, path and body have this. */
        static Script refusing(String pattern, int status, String code, String words) {
            return (method, path, body, service) ->
                    (method + " " + path + " " + body).matches("(?s).*" + pattern + ".*")
                            ? new Reply(status, Map.of("x-amzn-ErrorType", code), "{\"message\":\"" + words + "\"}")
                            : service.carryOut(body);
        }

        /** Changes the bodies of the requests of a method. */
        static Script taking(String method, String pattern, String replacement) {
            return (requested, path, body, service) ->
                    service.carryOut(requested.equals(method) ? body.replaceAll(pattern, replacement) : body);
        }

        /** Changes the bodies of the responses to the requests of a method. */
        static Script showing(String method, String pattern, String replacement) {
            return (requested, path, body, service) -> {
                Reply reply = service.carryOut(body);
                return requested.equals(method)
                        ? new Reply(
                                reply.status(), reply.headers(), reply.body().replaceAll(pattern, replacement))
                        : reply;
            };
        }
    }
}
