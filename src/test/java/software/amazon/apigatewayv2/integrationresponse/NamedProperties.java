package software.amazon.apigatewayv2.integrationresponse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a model says, by the names of its properties in JSON: absent, "" and {} say nothing. It knows no property by
 * name, so that tests judge a new one by themselves, without the classes that they judge.
 */
record NamedProperties(Map<String, JsonNode> values) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static NamedProperties of(ResourceModel model) {
        Map<String, JsonNode> values = new TreeMap<>();
        JSON.valueToTree(model).properties().forEach(property -> {
            if (!saysNothing(property.getValue())) {
                values.put(property.getKey(), property.getValue());
            }
        });
        return new NamedProperties(values);
    }

    Set<String> names() {
        return values.keySet();
    }

    /** The names of the properties that differ, or that only one of the two names. */
    Set<String> differingFrom(NamedProperties other) {
        Set<String> names = new TreeSet<>(names());
        names.addAll(other.names());
        names.removeIf(name -> values.containsKey(name)
                && values.get(name).equals(other.values().get(name)));
        return names;
    }

    /** Where the two differ: the properties, and of maps the entries, as a message names them. */
    List<String> placesDifferingFrom(NamedProperties other) {
        List<String> places = new ArrayList<>();
        for (String name : differingFrom(other)) {
            Map<String, JsonNode> here = entries(values.get(name));
            Map<String, JsonNode> there = entries(other.values().get(name));
            Set<String> keys = new TreeSet<>(here.keySet());
            keys.addAll(there.keySet());
            keys.removeIf(key -> here.containsKey(key) && here.get(key).equals(there.get(key)));
            keys.forEach(key -> places.add(name + key));
        }
        return places;
    }

    /** The entries of each property, as a message names them behind the property's name. */
    Map<String, Map<String, JsonNode>> entries() {
        Map<String, Map<String, JsonNode>> entries = new TreeMap<>();
        values.forEach((name, value) -> entries.put(name, entries(value)));
        return entries;
    }

    /** The entries of each member of a request or a response of the service. */
    static Map<String, Map<String, JsonNode>> ofRequest(JsonNode body) {
        Map<String, Map<String, JsonNode>> entries = new TreeMap<>();
        body.properties()
                .forEach(member -> entries.put(
                        Character.toUpperCase(member.getKey().charAt(0))
                                + member.getKey().substring(1),
                        entries(member.getValue())));
        return entries;
    }

    /** The entries of a map, each with what follows the property's name; a plain value is one entry. */
    private static Map<String, JsonNode> entries(JsonNode value) {
        Map<String, JsonNode> entries = new TreeMap<>();
        if (value != null && value.isObject()) {
            value.properties().forEach(entry -> entries.put("[\"" + entry.getKey() + "\"]", entry.getValue()));
        } else if (value != null) {
            entries.put("", value);
        }
        return entries;
    }

    private static boolean saysNothing(JsonNode value) {
        return value.isNull()
                || value.isTextual() && value.textValue().isEmpty()
                || value.isObject() && value.isEmpty();
    }
}
