package software.amazon.apigatewayv2.integrationresponse;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import software.amazon.apigatewayv2.integrationresponse.local.loopback.LoopbackServer;

/** CloudWatch and CloudWatch Logs over HTTP. It keeps what it takes, and insists on a log group and a stream as AWS does. */
final class LocalCloudWatch implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper CBOR = new ObjectMapper(new CBORFactory());

    final List<Request> received = new CopyOnWriteArrayList<>();
    /** The requests that it did not refuse. */
    final List<Request> taken = new CopyOnWriteArrayList<>();

    private final Set<String> groups = new HashSet<>();
    private final Set<String> streams = new HashSet<>();
    private final AtomicInteger hanging = new AtomicInteger();
    private volatile Trouble metrics = Trouble.NONE;
    private volatile Trouble logs = Trouble.NONE;
    private LoopbackServer server = LoopbackServer.start(0, this::respond);

    LocalCloudWatch(String group) {
        groups.add(group);
    }

    URI endpoint() {
        return server.endpoint();
    }

    void trouble(Trouble ofMetrics, Trouble ofLogs) {
        metrics = ofMetrics;
        logs = ofLogs;
    }

    List<String> operations() {
        return received.stream().map(Request::operation).toList();
    }

    /** The lines that it took. */
    List<String> lines() {
        return taken.stream().flatMap(Request::lines).toList();
    }

    /** How many requests wait for the end of a response that never comes. */
    int hanging() {
        return hanging.get();
    }

    void forgetReceived() {
        received.clear();
        taken.clear();
    }

    /** Forgets all streams, as if somebody had deleted them. */
    void deleteStreams() {
        streams.clear();
    }

    /** Closes all connections, as a server does with those that are idle. */
    void closeConnections() {
        int port = endpoint().getPort();
        server.close();
        server = LoopbackServer.start(port, this::respond);
    }

    @Override
    public void close() {
        server.close();
    }

    private void respond(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = Request.read(exchange);
            received.add(request);
            switch (request.operation.equals("PutMetricData") ? metrics : logs) {
                case NONE -> take(exchange, request);
                case HANG -> hang(exchange, false);
                case TRICKLE -> hang(exchange, true);
                case DROP -> exchange.close();
                case GARBAGE -> send(exchange, 200, "<html>not what you asked for".getBytes(StandardCharsets.UTF_8));
                case REFUSE -> refuse(exchange, request, 403, "AccessDeniedException");
                case THROTTLE -> refuse(exchange, request, 400, "ThrottlingException");
            }
        }
    }

    private synchronized void take(HttpExchange exchange, Request request) throws IOException {
        String group = (String) request.body.get("logGroupName");
        String stream = group + "/" + request.body.get("logStreamName");
        boolean done =
                switch (request.operation) {
                    case "PutMetricData" -> true;
                    case "CreateLogGroup" -> groups.add(group);
                    case "CreateLogStream" -> groups.contains(group) && streams.add(stream);
                    default -> streams.contains(stream);
                };
        if (done) {
            taken.add(request);
            send(exchange, 200, request.format.writeValueAsBytes(Map.of()));
        } else {
            refuse(exchange, request, 400, "ResourceNotFoundException");
        }
    }

    /** Lets the client wait until this service is closed; a trickle notices before that the client has gone. */
    private void hang(HttpExchange exchange, boolean trickling) throws IOException {
        if (trickling) {
            exchange.sendResponseHeaders(200, 1_000_000);
        }
        hanging.incrementAndGet();
        try {
            while (!Thread.interrupted()) {
                if (trickling) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                }
                LockSupport.parkNanos(20_000_000);
            }
        } finally {
            hanging.decrementAndGet();
        }
    }

    private static void refuse(HttpExchange exchange, Request request, int status, String type) throws IOException {
        send(exchange, status, request.format.writeValueAsBytes(Map.of("__type", type, "message", "SECRET")));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("smithy-protocol", "rpc-v2-cbor");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    /** A request as it came. CloudWatch speaks CBOR; CloudWatch Logs speaks JSON and has a target. */
    record Request(String operation, ObjectMapper format, Headers headers, Map<?, ?> body) {

        private static Request read(HttpExchange exchange) throws IOException {
            Headers headers = exchange.getRequestHeaders();
            String target = headers.getFirst("X-Amz-Target");
            String place = target == null ? exchange.getRequestURI().getPath() : target;
            ObjectMapper format = target == null ? CBOR : JSON;
            Map<?, ?> body = format.readValue(exchange.getRequestBody(), Map.class);
            return new Request(place.replaceFirst(".*[/.]", ""), format, headers, body);
        }

        /** Whose credentials it was signed with. */
        String accessKey() {
            return headers.getFirst("Authorization").replaceFirst(".*Credential=([^/]+)/.*", "$1");
        }

        /** The metrics, each a map of what it is made of. */
        List<?> metrics() {
            return operation.equals("PutMetricData") ? (List<?>) body.get("MetricData") : List.of();
        }

        /** The messages of the lines. */
        Stream<String> lines() {
            List<?> lines = operation.equals("PutLogEvents") ? (List<?>) body.get("logEvents") : List.of();
            return lines.stream().map(line -> (String) ((Map<?, ?>) line).get("message"));
        }
    }
}
