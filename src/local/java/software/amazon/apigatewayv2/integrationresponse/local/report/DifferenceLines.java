package software.amazon.apigatewayv2.integrationresponse.local.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The difference between two models as lines: + what is new, - what is gone, ~ what has another value. */
final class DifferenceLines {
    private static final String BETWEEN = "  ";
    private static final String ARROW = " → ";
    private static final String VALUE_INDENT = "        ";

    private DifferenceLines() {}

    static List<Line> of(JsonNode earlier, JsonNode later) {
        ModelDifference difference = ModelDifference.between(earlier, later);
        List<Line> lines = new ArrayList<>();
        difference.changes().forEach(change -> lines.addAll(lines(change)));
        if (difference.changes().isEmpty()) {
            lines.add(Line.of("    nothing to change", Tone.FAINT));
        } else if (difference.unchanged() > 0) {
            lines.add(Line.of("      %d unchanged".formatted(difference.unchanged()), Tone.FAINT));
        }
        return lines;
    }

    private static List<Line> lines(ModelDifference.Change change) {
        Optional<String> before = change.before().map(PrintableText::of);
        Optional<String> after = change.after().map(PrintableText::of);
        if (before.isEmpty()) {
            return lines("+ ", change.name(), after.orElseThrow(), Tone.ADDED);
        }
        if (after.isEmpty()) {
            return lines("- ", change.name(), before.orElseThrow(), Tone.REMOVED);
        }
        String values = before.get() + ARROW + after.get();
        if (fits(change.name(), values)) {
            return lines("~ ", change.name(), values, Tone.CHANGED);
        }
        int room = Line.WIDTH - VALUE_INDENT.length() - ARROW.length();
        return List.of(
                name("~ ", change.name(), Tone.CHANGED),
                Line.of(VALUE_INDENT + "  " + PrintableText.cut(before.get(), room)),
                Line.of(VALUE_INDENT + ARROW.strip() + " " + PrintableText.cut(after.get(), room)));
    }

    private static List<Line> lines(String sign, String name, String value, Tone tone) {
        if (fits(name, value)) {
            return List.of(name(sign, name, tone).and(BETWEEN + value, Tone.PLAIN));
        }
        return List.of(
                name(sign, name, tone),
                Line.of(VALUE_INDENT + PrintableText.cut(value, Line.WIDTH - VALUE_INDENT.length())));
    }

    private static Line name(String sign, String name, Tone tone) {
        return Line.of("    " + PrintableText.cut(sign + PrintableText.of(name), Line.WIDTH - 4), tone);
    }

    private static boolean fits(String name, String value) {
        return 6 + PrintableText.of(name).length() + BETWEEN.length() + value.length() <= Line.WIDTH;
    }
}
