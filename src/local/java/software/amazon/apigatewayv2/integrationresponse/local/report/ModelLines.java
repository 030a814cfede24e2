package software.amazon.apigatewayv2.integrationresponse.local.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A model of a resource as indented lines: a property each, and an entry each of those that are maps. */
final class ModelLines {
    private static final String INDENT = "    ";
    private static final int WIDEST_NAME = 44;

    private ModelLines() {}

    static List<Line> of(JsonNode model) {
        return properties(model, INDENT);
    }

    private static List<Line> properties(JsonNode object, String indent) {
        int column = object.properties().stream()
                .filter(property -> !property.getValue().isObject())
                .mapToInt(property -> PrintableText.of(property.getKey()).length())
                .filter(width -> width <= WIDEST_NAME)
                .max()
                .orElse(0);
        List<Line> lines = new ArrayList<>();
        object.properties().forEach(property -> {
            String name = PrintableText.cut(PrintableText.of(property.getKey()), Line.WIDTH - indent.length() - 10);
            if (property.getValue().isObject()) {
                lines.add(Line.of(indent + name, Tone.FAINT));
                lines.addAll(properties(property.getValue(), indent + "  "));
            } else {
                String padded = name + " ".repeat(Math.max(0, column - name.length())) + "  ";
                int room = Line.WIDTH - indent.length() - padded.length();
                lines.add(Line.of(indent + padded, Tone.FAINT)
                        .and(PrintableText.cut(PrintableText.of(property.getValue()), room), Tone.PLAIN));
            }
        });
        return lines;
    }
}
