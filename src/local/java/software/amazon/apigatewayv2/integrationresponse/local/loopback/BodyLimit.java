package software.amazon.apigatewayv2.integrationresponse.local.loopback;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Reads the body of a request, and refuses one that is larger than any that the services take. */
final class BodyLimit extends Filter {
    static final int MAX_BYTES = 1024 * 1024;

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        InputStream sent = exchange.getRequestBody();
        byte[] body = sent.readNBytes(MAX_BYTES + 1);
        if (body.length > MAX_BYTES) {
            // A client that is still sending does not read, and would see its connection reset instead of an answer.
            sent.transferTo(OutputStream.nullOutputStream());
            new Refusal(413, "The body of a request has at most %d bytes.".formatted(MAX_BYTES)).send(exchange);
        } else {
            exchange.setStreams(new ByteArrayInputStream(body), null);
            chain.doFilter(exchange);
        }
    }

    @Override
    public String description() {
        return "refuses bodies that are too large";
    }
}
