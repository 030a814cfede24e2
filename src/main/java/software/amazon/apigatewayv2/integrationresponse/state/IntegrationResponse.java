package software.amazon.apigatewayv2.integrationresponse.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The state of an integration response as a template asks for it, or as API Gateway holds it. Every property is a map
 * of entries; a text is an entry named {@link #TEXT}. {@code ""} equals an absent text, and an empty map an absent one:
 * API Gateway returns sometimes the one and sometimes the other. An empty <em>template</em> is a value.
 */
public record IntegrationResponse(Map<Property, SortedMap<String, String>> properties) {
    /** The name of the one entry of a property that is a text. */
    public static final String TEXT = "";

    /** Reads the entries of each property; {@code entries} gives an empty map for one that is not set. */
    public static IntegrationResponse of(Function<Property, Map<String, String>> entries) {
        Map<Property, SortedMap<String, String>> properties = new EnumMap<>(Property.class);
        for (Property property : Property.values()) {
            SortedMap<String, String> read = new TreeMap<>(entries.apply(property));
            read.values().removeIf(value -> value.isEmpty() && !property.isMap());
            properties.put(property, Collections.unmodifiableSortedMap(read));
        }
        return new IntegrationResponse(Collections.unmodifiableMap(properties));
    }

    /** The entries of a property, sorted by name. */
    public SortedMap<String, String> entries(Property property) {
        return properties.get(property);
    }

    /** The value of an entry, if there is one. */
    Optional<String> value(Property property, String entry) {
        return Optional.ofNullable(entries(property).get(entry));
    }

    /** The integration response key; {@code ""} if it is not set. */
    public String key() {
        return value(Property.INTEGRATION_RESPONSE_KEY, TEXT).orElse("");
    }

    /** The differences of another state from this one, which is desired; empty if there are none. */
    public List<Difference> differencesOf(IntegrationResponse actual) {
        List<Difference> differences = new ArrayList<>();
        properties.forEach((property, entries) -> {
            TreeSet<String> names = new TreeSet<>(entries.keySet());
            names.addAll(actual.entries(property).keySet());
            names.forEach(name -> differences.add(
                    new Difference(property, name, value(property, name), actual.value(property, name))));
        });
        differences.removeIf(entry -> entry.desired().equals(entry.actual()));
        return differences;
    }
}
