package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** JSON of requests, responses and handler events. What has another type than the one asked for counts as absent. */
final class CloudControlJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private CloudControlJson() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static String text(JsonNode document) {
        try {
            return MAPPER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a document; empty if the text is not JSON, or has no content. */
    static Optional<JsonNode> parse(String text) {
        try {
            return Optional.of(MAPPER.readTree(text)).filter(document -> !document.isMissingNode());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    static Optional<ObjectNode> parseObject(String text) {
        return parse(text).filter(JsonNode::isObject).map(ObjectNode.class::cast);
    }

    static ObjectNode read(InputStream file) throws IOException {
        return MAPPER.readValue(file, ObjectNode.class);
    }

    /** Returns a member; empty if it is absent or null. */
    static Optional<JsonNode> member(JsonNode document, String name) {
        return Optional.ofNullable(document.get(name)).filter(value -> !value.isNull());
    }

    static Optional<String> string(JsonNode document, String name) {
        return member(document, name).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    static Optional<ObjectNode> object(JsonNode document, String name) {
        return member(document, name).filter(JsonNode::isObject).map(ObjectNode.class::cast);
    }
}
