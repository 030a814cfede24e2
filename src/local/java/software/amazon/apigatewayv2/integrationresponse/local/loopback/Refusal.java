package software.amazon.apigatewayv2.integrationresponse.local.loopback;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The answer to a request that does not come as far as the service: one sentence. */
record Refusal(int status, String sentence) {

    void send(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = (sentence + "\n").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
