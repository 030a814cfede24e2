package software.amazon.apigatewayv2.integrationresponse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The names of the type's properties, out of its schema. */
public final class SchemaProperties {

    static final JsonNode SCHEMA = schema();

    private SchemaProperties() {}

    /** All of them. */
    public static List<String> all() {
        List<String> names = new ArrayList<>();
        SCHEMA.get("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Those that a template may give. */
    public static List<String> writable() {
        return allBut("readOnlyProperties");
    }

    /** Those that a template may change. */
    public static List<String> updatable() {
        return allBut("readOnlyProperties", "createOnlyProperties");
    }

    /** Those that a template may leave out. */
    public static List<String> optional() {
        List<String> names = writable();
        names.removeAll(texts(SCHEMA.get("required")));
        return names;
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    private static List<String> allBut(String... lists) {
        List<String> names = all();
        for (String list : lists) {
            List<String> pointers = texts(SCHEMA.get(list));
            names.removeIf(name -> pointers.contains("/properties/" + name));
        }
        return names;
    }

    private static JsonNode schema() {
        try {
            return new ObjectMapper().readTree(Files.readString(Path.of("aws-apigatewayv2-integrationresponse.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
