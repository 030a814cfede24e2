package software.amazon.apigatewayv2.integrationresponse.local.loopback;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** Passes on a request with its whole body, unless it is for another host or larger than any service accepts. */
record GuardedHandler(AllowedHosts hosts, HttpHandler service) implements HttpHandler {
    static final int MAX_BODY_BYTES = 1024 * 1024;

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (!hosts.allow(Optional.ofNullable(exchange.getRequestHeaders().get("Host")))) {
            refuse(exchange, 403, "This server answers for loopback only, and for hosts named by --allow-host.");
            return;
        }
        InputStream sent = exchange.getRequestBody();
        byte[] body = sent.readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            // A client that is still sending does not read, and would see its connection reset instead of a response.
            sent.transferTo(OutputStream.nullOutputStream());
            refuse(exchange, 413, "The body of a request has at most %d bytes.".formatted(MAX_BODY_BYTES));
            return;
        }
        exchange.setStreams(new ByteArrayInputStream(body), null);
        service.handle(exchange);
    }

    private static void refuse(HttpExchange exchange, int status, String sentence) throws IOException {
        try (exchange) {
            new TextBody("text/plain; charset=utf-8", sentence + "\n").send(exchange, status);
        }
    }
}
