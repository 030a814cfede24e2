package software.amazon.apigatewayv2.integrationresponse.state;

import java.util.Map;
import java.util.SortedMap;

/**
 * The entries that one UpdateIntegrationResponse request sends towards the desired state. API Gateway leaves an absent
 * property unchanged; {@value #REMOVE} asks it to clear a text or to remove an entry (a removal).
 */
public record Change(IntegrationResponse desired, Map<Property, SortedMap<String, String>> sent) {
    static final String REMOVE = "";

    boolean sends(Property property, String entry) {
        return sent.containsKey(property) && sent.get(property).containsKey(entry);
    }

    /** Whether the change asks the service to remove an entry. */
    boolean removes(Property property, String entry) {
        return sends(property, entry) && !desired.entries(property).containsKey(entry);
    }

    public boolean removesAny() {
        return sent.keySet().stream()
                .anyMatch(map -> sent.get(map).keySet().stream().anyMatch(to -> removes(map, to)));
    }
}
