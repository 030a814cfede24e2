package software.amazon.apigatewayv2.integrationresponse.packaged;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The function's answer: a progress event as JSON. */
record HandlerAnswer(JsonNode json) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> PROPERTIES = new TypeReference<>() {};

    static HandlerAnswer read(String text) {
        try {
            return new HandlerAnswer(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    String status() {
        return json.path("status").asText();
    }

    String errorCode() {
        return json.path("errorCode").asText();
    }

    String message() {
        return json.path("message").asText();
    }

    Optional<String> nextToken() {
        return member("nextToken").map(JsonNode::textValue);
    }

    Optional<JsonNode> callbackContext() {
        return member("callbackContext");
    }

    int callbackDelaySeconds() {
        return json.path("callbackDelaySeconds").asInt();
    }

    ResourceProperties model() {
        return properties(member("resourceModel").orElseThrow(() -> new AssertionError("No model in " + json)));
    }

    List<ResourceProperties> models() {
        List<ResourceProperties> models = new ArrayList<>();
        json.path("resourceModels").forEach(model -> models.add(properties(model)));
        return models;
    }

    private Optional<JsonNode> member(String name) {
        return Optional.ofNullable(json.get(name));
    }

    private static ResourceProperties properties(JsonNode model) {
        return new ResourceProperties(JSON.convertValue(model, PROPERTIES));
    }
}
