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
 * The state of an integration response without its identifier: as a template asks for it, or as API Gateway holds it.
 *
 * <p>Every property is a map of entries. A text is an entry named {@link #TEXT}. There is one value for "not set": {@code
 * ""} equals an absent text, and an empty map an absent one, for API Gateway returns sometimes the one and sometimes the
 * other. An empty <em>template</em> is a value.
 */
public record IntegrationResponse(Map<Property, SortedMap<String, String>> properties) {

    /** The name of the one entry of a property that is a text. */
    public static final String TEXT = "";

    /** Reads the entries of each property; {@code entries} gives an empty map for one that is not set. */
    public static IntegrationResponse of(Function<Property, Map<String, String>> entries) {
        Map<Property, SortedMap<String, String>> properties = new EnumMap<>(Property.class);
        for (Property property : Property.values()) {
            SortedMap<String, String> read = new TreeMap<>(entries.apply(property));
            if (!property.isMap()) {
                read.values().removeIf(String::isEmpty);
            }
            properties.put(property, Collections.unmodifiableSortedMap(read));
        }
        return new IntegrationResponse(Collections.unmodifiableMap(properties));
    }

    /** The entries of a property, sorted by name. */
    public SortedMap<String, String> entries(Property property) {
        return properties.get(property);
    }

    /** The integration response key; {@code ""} if it is not set. */
    public String key() {
        return entries(Property.INTEGRATION_RESPONSE_KEY).getOrDefault(TEXT, "");
    }

    /** The differences of another state from this one, which is desired; empty if there are none. */
    public List<Difference> differencesOf(IntegrationResponse actual) {
        List<Difference> differences = new ArrayList<>();
        for (Property property : Property.values()) {
            SortedMap<String, String> wanted = entries(property);
            SortedMap<String, String> held = actual.entries(property);
            TreeSet<String> names = new TreeSet<>(wanted.keySet());
            names.addAll(held.keySet());
            for (String name : names) {
                Difference difference = new Difference(
                        property, name, Optional.ofNullable(wanted.get(name)), Optional.ofNullable(held.get(name)));
                if (!difference.desired().equals(difference.actual())) {
                    differences.add(difference);
                }
            }
        }
        return List.copyOf(differences);
    }
}
