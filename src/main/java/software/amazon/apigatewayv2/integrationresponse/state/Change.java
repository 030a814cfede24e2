package software.amazon.apigatewayv2.integrationresponse.state;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * The properties that one UpdateIntegrationResponse request sends. API Gateway leaves an absent property unchanged;
 * {@value #REMOVE} asks it to clear a text or to remove an entry (a removal).
 *
 * <p>A map that differs goes whole: a service that replaces maps would lose the entries that are not sent again.
 *
 * @param desired the state that the change leads to
 * @param sent the entries of each property that is sent, removals included
 */
public record Change(IntegrationResponse desired, Map<Property, SortedMap<String, String>> sent) {

    static final String REMOVE = "";

    /**
     * Changes the properties that differ.
     *
     * @param held the state that the service holds
     * @param notRemoved the properties in which nothing is asked to be removed
     * @param unsent the entries of maps that are left out
     */
    static Change between(
            IntegrationResponse desired,
            IntegrationResponse held,
            Set<Property> notRemoved,
            BiPredicate<Property, String> unsent) {
        Map<Property, SortedMap<String, String>> sent = new EnumMap<>(Property.class);
        for (Property property : Property.values()) {
            SortedMap<String, String> wanted = desired.entries(property);
            if (wanted.equals(held.entries(property))) {
                continue;
            }
            SortedMap<String, String> entries = new TreeMap<>(wanted);
            if (!notRemoved.contains(property)) {
                held.entries(property).keySet().forEach(name -> entries.putIfAbsent(name, REMOVE));
            }
            if (property.isMap()) {
                entries.keySet().removeIf(name -> unsent.test(property, name));
            }
            if (property.isMap() || !entries.isEmpty()) {
                sent.put(property, entries);
            }
        }
        return new Change(desired, Collections.unmodifiableMap(sent));
    }

    /** Whether the change asks the service to remove an entry. */
    boolean removes(Property property, String entry) {
        return sends(property, entry) && !desired.entries(property).containsKey(entry);
    }

    boolean sends(Property property, String entry) {
        return sent.containsKey(property) && sent.get(property).containsKey(entry);
    }

    /** Whether the change asks the service to remove anything. */
    public boolean removesAny() {
        return sent.entrySet().stream().anyMatch(property -> property.getValue().keySet().stream()
                .anyMatch(entry -> removes(property.getKey(), entry)));
    }
}
