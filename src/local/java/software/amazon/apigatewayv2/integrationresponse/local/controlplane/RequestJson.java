package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** JSON of request and response bodies. */
final class RequestJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private RequestJson() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Reads a request body; an empty one counts as an empty object. */
    static ObjectNode parse(byte[] body) {
        if (body.length == 0) {
            return object();
        }
        try {
            if (MAPPER.readTree(body) instanceof ObjectNode document) {
                return document;
            }
        } catch (IOException e) {
            throw ServiceRefusal.unreadable("The request body is not JSON");
        }
        throw ServiceRefusal.unreadable("The request body is not a JSON object");
    }

    /** Returns a member that must be a string if it is given; null counts as absent. */
    static Optional<String> string(ObjectNode document, String member) {
        return given(document, member).map(value -> text(value, member));
    }

    static String required(ObjectNode document, String member) {
        return string(document, member)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> ServiceRefusal.badRequest(member + " is required"));
    }

    /** Returns a member that must be a map of strings if it is given; null counts as absent. */
    static Optional<SortedMap<String, String>> strings(ObjectNode document, String member) {
        return given(document, member).map(value -> {
            if (!value.isObject()) {
                throw ServiceRefusal.unreadable(member + " is not an object");
            }
            SortedMap<String, String> strings = new TreeMap<>();
            value.properties()
                    .iterator()
                    .forEachRemaining(entry ->
                            strings.put(entry.getKey(), text(entry.getValue(), member + "." + entry.getKey())));
            return strings;
        });
    }

    private static Optional<JsonNode> given(ObjectNode document, String member) {
        return Optional.ofNullable(document.get(member)).filter(value -> !value.isNull());
    }

    private static String text(JsonNode value, String name) {
        if (!value.isTextual()) {
            throw ServiceRefusal.unreadable(name + " is not a string");
        }
        return value.textValue();
    }
}
