package software.amazon.apigatewayv2.integrationresponse.local.loopback;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The body of a response. */
public record TextBody(String contentType, String text) {
    /** Sends a response with this body; its other headers have to be set. */
    public void send(HttpExchange exchange, int status) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
