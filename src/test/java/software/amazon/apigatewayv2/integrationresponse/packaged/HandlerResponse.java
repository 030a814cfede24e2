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

/** The function's response: a progress event as JSON. */
record HandlerResponse(JsonNode json) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> PROPERTIES = new TypeReference<>() {};

    /** Reads a response, which has to keep the contract. */
    static HandlerResponse read(String text) {
        try {
            HandlerResponse response = new HandlerResponse(JSON.readTree(text));
            EventContract.check(response);
            return response;
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
        return Optional.ofNullable(json.get("nextToken")).map(JsonNode::textValue);
    }

    JsonNode callbackContext() {
        return json.path("callbackContext");
    }

    ResourceProperties model() {
        return properties(json.path("resourceModel"));
    }

    List<ResourceProperties> models() {
        List<ResourceProperties> models = new ArrayList<>();
        json.path("resourceModels").forEach(model -> models.add(properties(model)));
        return models;
    }

    private ResourceProperties properties(JsonNode model) {
        if (!model.isObject()) {
            throw new AssertionError("No model in " + json);
        }
        return new ResourceProperties(JSON.convertValue(model, PROPERTIES));
    }
}
