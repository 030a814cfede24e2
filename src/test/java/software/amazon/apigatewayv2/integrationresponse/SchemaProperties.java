package software.amazon.apigatewayv2.integrationresponse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The names of the type's properties, out of its schema. */
public final class SchemaProperties {

    static final JsonNode SCHEMA = schema();

    private SchemaProperties() {}

    static List<String> all() {
        List<String> names = new ArrayList<>();
        SCHEMA.get("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Those that a template may give. */
    static List<String> writable() {
        return without(all(), "readOnlyProperties");
    }

    /** Those that a template may change. */
    public static List<String> updatable() {
        return without(writable(), "createOnlyProperties");
    }

    /** Those that a template may leave out. */
    static List<String> optional() {
        List<String> names = writable();
        names.removeAll(texts(SCHEMA.get("required")));
        return names;
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    private static List<String> without(List<String> names, String list) {
        List<String> pointers = texts(SCHEMA.get(list));
        names.removeIf(name -> pointers.contains("/properties/" + name));
        return names;
    }

    private static JsonNode schema() {
        try {
            return new ObjectMapper().readTree(new File("aws-apigatewayv2-integrationresponse.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
