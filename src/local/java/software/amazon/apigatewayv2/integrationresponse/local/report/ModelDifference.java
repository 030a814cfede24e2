package software.amazon.apigatewayv2.integrationresponse.local.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is different between two models of a resource: properties, and single entries of properties that are maps.
 *
 * @param changes in the order of their names
 * @param unchanged how many properties and entries are the same
 */
record ModelDifference(List<Change> changes, int unchanged) {

    /**
     * A property or an entry that differs.
     *
     * @param name such as {@code ResponseTemplates["application/json"]}
     * @param before its value in the earlier model, if it is there
     * @param after its value in the later model, if it is there
     */
    record Change(String name, Optional<JsonNode> before, Optional<JsonNode> after) {}

    static ModelDifference between(JsonNode earlier, JsonNode later) {
        TreeMap<String, JsonNode> before = entries(earlier);
        TreeMap<String, JsonNode> after = entries(later);
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<Change> changes = new ArrayList<>();
        for (String name : names) {
            Optional<JsonNode> was = Optional.ofNullable(before.get(name));
            Optional<JsonNode> is = Optional.ofNullable(after.get(name));
            if (!was.equals(is)) {
                changes.add(new Change(name, was, is));
            }
        }
        return new ModelDifference(List.copyOf(changes), names.size() - changes.size());
    }

    private static TreeMap<String, JsonNode> entries(JsonNode model) {
        TreeMap<String, JsonNode> entries = new TreeMap<>();
        model.properties().forEach(property -> {
            if (property.getValue().isObject()) {
                property.getValue()
                        .properties()
                        .forEach(entry -> entries.put(
                                "%s[\"%s\"]".formatted(property.getKey(), entry.getKey()), entry.getValue()));
            } else if (!property.getValue().isNull()) {
                entries.put(property.getKey(), property.getValue());
            }
        });
        return entries;
    }
}
