package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.apigatewayv2.integrationresponse.local.loopback.TextBody;

/** The service's HTTP side: awsJson1.0. */
final class CloudControlEndpoint implements HttpHandler {
    private static final String TARGET = "CloudApiService.";
    private static final String CONTENT_TYPE = "application/x-amz-json-1.0";
    private static final String ERRORS = "com.amazon.cloudapiservice#";
    private static final String UNKNOWN_OPERATION = "Unknown";

    private final Map<String, Function<Input, ObjectNode>> operations;
    private final List<Consumer<CloudControlCall>> watchers = new CopyOnWriteArrayList<>();

    CloudControlEndpoint(Map<String, Function<Input, ObjectNode>> operations) {
        this.operations = Map.copyOf(operations);
    }

    void watch(Consumer<CloudControlCall> watcher) {
        watchers.add(watcher);
    }

    private record Answer(int status, ObjectNode body) {
        Optional<String> error() {
            return CloudControlJson.string(body, "__type")
                    .map(type -> type.replace(ERRORS, "") + ": "
                            + CloudControlJson.string(body, "Message").orElse(""));
        }

        Optional<String> progress() {
            return CloudControlJson.object(body, "ProgressEvent")
                    .map(event -> CloudControlJson.string(event, "Operation").orElse("") + " "
                            + CloudControlJson.string(event, "OperationStatus").orElse(""));
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Instant began = Instant.now();
            Answer answer = answer(exchange);
            CloudControlCall call = new CloudControlCall(
                    named(exchange).filter(operations::containsKey).orElse(UNKNOWN_OPERATION),
                    answer.status(),
                    answer.progress(),
                    answer.error(),
                    began,
                    Duration.between(began, Instant.now()));
            watchers.forEach(watcher -> watcher.accept(call));
            exchange.getResponseHeaders()
                    .set("x-amzn-RequestId", UUID.randomUUID().toString());
            new TextBody(CONTENT_TYPE, CloudControlJson.text(answer.body())).send(exchange, answer.status());
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Answer(200, operation(exchange).apply(new Input(object(body))));
        } catch (CloudControlException e) {
            return new Answer(
                    e.code().httpStatus(),
                    CloudControlJson.object().put("__type", ERRORS + e.code()).put("Message", e.getMessage()));
        }
    }

    private Function<Input, ObjectNode> operation(HttpExchange exchange) {
        return named(exchange)
                .map(operations::get)
                .orElseThrow(() -> new CloudControlException(
                        ErrorCode.UnknownOperationException, "The header X-Amz-Target names no operation"));
    }

    private static Optional<String> named(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                .filter(target -> target.startsWith(TARGET))
                .map(target -> target.substring(TARGET.length()));
    }

    private static ObjectNode object(String body) {
        return CloudControlJson.parseObject(body)
                .orElseThrow(() -> new CloudControlException(
                        ErrorCode.SerializationException, "The request body is not a JSON object"));
    }
}
