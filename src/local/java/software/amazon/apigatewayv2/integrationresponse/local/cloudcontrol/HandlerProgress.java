package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.cloudformation.proxy.HandlerErrorCode;
import software.amazon.cloudformation.proxy.OperationStatus;

/** The progress event that a handler returns. */
record HandlerProgress(
        OperationStatus status,
        Optional<HandlerErrorCode> errorCode,
        Optional<String> message,
        Optional<ObjectNode> model,
        List<ObjectNode> models,
        Optional<String> nextToken,
        Optional<JsonNode> callbackContext,
        Duration callbackDelay) {
    static HandlerProgress failed(HandlerErrorCode code, String message) {
        return new HandlerProgress(
                OperationStatus.FAILED,
                Optional.of(code),
                Optional.of(message),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Duration.ZERO);
    }

    /** Reads an event as the function writes it; throws an IllegalArgumentException if it is no progress event. */
    static HandlerProgress read(String text) {
        ObjectNode event = CloudControlJson.parseObject(text)
                .orElseThrow(() -> new IllegalArgumentException("The answer is not a JSON object"));
        OperationStatus status = CloudControlJson.string(event, "status")
                .map(OperationStatus::valueOf)
                .orElseThrow(() -> new IllegalArgumentException("The answer has no status"));
        List<ObjectNode> models = new ArrayList<>();
        event.path("resourceModels").forEach(model -> models.add((ObjectNode) model));
        return new HandlerProgress(
                status,
                CloudControlJson.string(event, "errorCode").map(HandlerErrorCode::valueOf),
                CloudControlJson.string(event, "message").filter(message -> !message.isEmpty()),
                CloudControlJson.object(event, "resourceModel"),
                models,
                CloudControlJson.string(event, "nextToken"),
                CloudControlJson.member(event, "callbackContext"),
                Duration.ofSeconds(event.path("callbackDelaySeconds").asLong(0)));
    }
}
