package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import software.amazon.apigatewayv2.integrationresponse.local.loopback.Signature;

/** A request as it was sent. The path is never normalised: ".." is an identifier like any other. */
record WireRequest(String method, String rawPath, Optional<String> rawQuery, boolean signed, byte[] body) {
    static WireRequest read(HttpExchange exchange) throws IOException {
        return new WireRequest(
                exchange.getRequestMethod(),
                Optional.ofNullable(exchange.getRequestURI().getRawPath()).orElse(""),
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()),
                Signature.isIn(exchange.getRequestHeaders()),
                exchange.getRequestBody().readAllBytes());
    }

    /** Returns the request for an operation; empty if the service has no such operation. */
    Optional<ServiceRequest> routed() {
        for (Operation operation : Operation.all()) {
            Matcher path = operation.path().matcher(rawPath);
            if (operation.method().equals(method) && path.matches()) {
                List<String> identifiers = IntStream.rangeClosed(1, path.groupCount())
                        .mapToObj(group -> decodedSegment(path.group(group)))
                        .toList();
                return Optional.of(new ServiceRequest(operation, identifiers, query(), body));
            }
        }
        return Optional.empty();
    }

    private Map<String, String> query() {
        Map<String, String> query = new HashMap<>();
        for (String pair : rawQuery.orElse("").split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    /** In a path, unlike in a query, a plus sign is a plus sign. */
    private static String decodedSegment(String segment) {
        return decoded(segment.replace("+", "%2B"));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
