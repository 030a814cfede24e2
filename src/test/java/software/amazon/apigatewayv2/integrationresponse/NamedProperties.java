package software.amazon.apigatewayv2.integrationresponse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a model says, by the names of its properties in JSON: absent, "" and {} say nothing. It knows no property by
 * name, so that tests judge a new one by themselves, without the classes that they judge.
 *
 * @param entries the entries of each property, as a message names them behind the property's name; a text is one entry, ""
 */
record NamedProperties(Map<String, Map<String, JsonNode>> entries) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static NamedProperties of(ResourceModel model) {
        Map<String, Map<String, JsonNode>> entries = ofRequest(JSON.valueToTree(model));
        entries.values().removeIf(values -> values.isEmpty() || values.equals(Map.of("", TextNode.valueOf(""))));
        return new NamedProperties(entries);
    }

    /** The entries of each member of a request or a response of the service. */
    static Map<String, Map<String, JsonNode>> ofRequest(JsonNode body) {
        Map<String, Map<String, JsonNode>> all = new TreeMap<>();
        body.properties().forEach(member -> {
            Map<String, JsonNode> entries = new TreeMap<>();
            JsonNode value = member.getValue();
            if (value.isObject()) {
                value.properties().forEach(entry -> entries.put("[\"" + entry.getKey() + "\"]", entry.getValue()));
            } else if (!value.isNull()) {
                entries.put("", value);
            }
            String name = member.getKey();
            all.put(Character.toUpperCase(name.charAt(0)) + name.substring(1), entries);
        });
        return all;
    }

    Set<String> names() {
        return entries.keySet();
    }

    /** Where the two differ: the properties, and of maps the entries, as a message names them. */
    List<String> placesDifferingFrom(NamedProperties other) {
        Map<String, JsonNode> here = places();
        Map<String, JsonNode> there = other.places();
        return Stream.concat(here.keySet().stream(), there.keySet().stream())
                .distinct()
                .filter(place -> !Objects.equals(here.get(place), there.get(place)))
                .toList();
    }

    private Map<String, JsonNode> places() {
        Map<String, JsonNode> places = new TreeMap<>();
        entries.forEach((name, values) -> values.forEach((entry, value) -> places.put(name + entry, value)));
        return places;
    }
}
