package software.amazon.apigatewayv2.integrationresponse.local.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.apigatewayv2.integrationresponse.local.report.Line.Tone;

/** A model of a resource, or the difference between two, as indented lines: one for each property and map entry. */
final class ModelLines {
    private static final String INDENT = "    ";
    private static final int MAX_NAME_COLUMN = 44;

    private ModelLines() {}

    static List<Line> of(JsonNode model) {
        return properties(model, INDENT);
    }

    private static List<Line> properties(JsonNode object, String indent) {
        int column = object.properties().stream()
                .filter(property -> !property.getValue().isObject())
                .mapToInt(property -> PrintableText.of(property.getKey()).length())
                .filter(width -> width <= MAX_NAME_COLUMN)
                .max()
                .orElse(0);
        List<Line> lines = new ArrayList<>();
        object.properties().forEach(property -> {
            String name = PrintableText.cut(PrintableText.of(property.getKey()), Line.WIDTH - indent.length() - 10);
            if (property.getValue().isObject()) {
                lines.add(Line.of(indent + name, Tone.FAINT));
                lines.addAll(properties(property.getValue(), indent + "  "));
            } else {
                String padded = indent + name + " ".repeat(Math.max(0, column - name.length())) + "  ";
                String value = PrintableText.cut(PrintableText.of(property.getValue()), Line.WIDTH - padded.length());
                lines.add(Line.of(padded, Tone.FAINT).and(value, Tone.PLAIN));
            }
        });
        return lines;
    }

    /** Shows differences: + new, - removed, ~ changed. */
    static List<Line> difference(JsonNode earlier, JsonNode later) {
        TreeMap<String, JsonNode> before = entries(earlier);
        TreeMap<String, JsonNode> after = entries(later);
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<Line> lines = new ArrayList<>();
        int unchanged = 0;
        for (String name : names) {
            if (!before.containsKey(name)) {
                lines.addAll(change("+ ", Tone.ADDED, name, PrintableText.of(after.get(name))));
            } else if (!after.containsKey(name)) {
                lines.addAll(change("- ", Tone.REMOVED, name, PrintableText.of(before.get(name))));
            } else if (!before.get(name).equals(after.get(name))) {
                String[] values = {PrintableText.of(before.get(name)), PrintableText.of(after.get(name))};
                lines.addAll(change("~ ", Tone.CHANGED, name, values));
            } else {
                unchanged++;
            }
        }
        if (lines.isEmpty()) {
            return List.of(Line.of(INDENT + "nothing to change", Tone.FAINT));
        }
        if (unchanged > 0) {
            lines.add(Line.of("%s  %d unchanged".formatted(INDENT, unchanged), Tone.FAINT));
        }
        return lines;
    }

    /** By name, such as {@code ResponseTemplates["application/json"]}. */
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

    /** Puts values that do not fit beside the name below it. */
    private static List<Line> change(String sign, Tone tone, String name, String... values) {
        Line head = Line.of(INDENT + PrintableText.cut(sign + PrintableText.of(name), Line.WIDTH - 4), tone);
        Line whole = head.and("  " + String.join(" → ", values), Tone.PLAIN);
        if (whole.text().length() <= Line.WIDTH) {
            return List.of(whole);
        }
        List<Line> lines = new ArrayList<>(List.of(head));
        String indent = values.length == 1 ? "        " : "          ";
        for (String value : values) {
            lines.add(Line.of(indent + PrintableText.cut(value, Line.WIDTH - indent.length())));
            indent = "        → ";
        }
        return lines;
    }
}
