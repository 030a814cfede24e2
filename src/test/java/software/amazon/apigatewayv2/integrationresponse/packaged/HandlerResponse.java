package software.amazon.apigatewayv2.integrationresponse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.cloudformation.proxy.HandlerErrorCode;

/**
 * The function's response: a progress event as JSON, which keeps CloudFormation's contract. Models show what the
 * service holds: a text that is not set is absent, and a map always there. A list shows identifiers and keys.
 */
record HandlerResponse(JsonNode json) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> PROPERTIES = new TypeReference<>() {};
    private static final int LAMBDA_SECONDS = 60;
    private static final int MAX_MESSAGE = 1_024;

    /** Reads a response; fails if it breaks the contract. */
    static HandlerResponse read(String text) {
        try {
            HandlerResponse response = new HandlerResponse(JSON.readTree(text));
            response.requireContract();
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
        assertThat(json.has("resourceModel")).as("a model in %s", json).isTrue();
        return properties(json.get("resourceModel"));
    }

    List<ResourceProperties> models() {
        List<ResourceProperties> models = new ArrayList<>();
        json.path("resourceModels").forEach(model -> models.add(properties(model)));
        return models;
    }

    private static ResourceProperties properties(JsonNode model) {
        return new ResourceProperties(JSON.convertValue(model, PROPERTIES));
    }

    private void requireContract() {
        requireNoNulls(json);
        json.path("resourceModel")
                .forEach(value -> assertThat(value.isObject() || !value.asText().isEmpty())
                        .as("no empty text in %s", json)
                        .isTrue());
        assertThat(models()).allSatisfy(model -> assertThat(model).isEqualTo(model.listed()));
        int delay = json.path("callbackDelaySeconds").asInt();
        if (status().equals("IN_PROGRESS")) {
            requireAbsent("errorCode", "resourceModels", "nextToken");
            assertThat(json.path("resourceModel").isObject()).isTrue();
            assertThat(callbackContext().isObject()).isTrue();
            assertThat(delay).isBetween(1, LAMBDA_SECONDS);
            return;
        }
        requireAbsent("callbackContext");
        assertThat(delay).isZero();
        if (json.has("resourceModel")) {
            assertThat(model()).isEqualTo(model().shown());
        }
        if (status().equals("FAILED")) {
            requireAbsent("resourceModels", "nextToken");
            assertThat(HandlerErrorCode.valueOf(errorCode())).isNotNull();
            assertThat(message()).isNotBlank().hasSizeLessThanOrEqualTo(MAX_MESSAGE);
        } else {
            assertThat(status()).isEqualTo("SUCCESS");
            requireAbsent("errorCode");
        }
    }

    private void requireAbsent(String... members) {
        assertThat(json.fieldNames()).toIterable().doesNotContain(members);
    }

    private static void requireNoNulls(JsonNode node) {
        assertThat(node.isNull()).as("a null in a response").isFalse();
        node.forEach(HandlerResponse::requireNoNulls);
    }
}
