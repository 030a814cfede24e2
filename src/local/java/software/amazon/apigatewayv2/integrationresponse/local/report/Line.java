package software.amazon.apigatewayv2.integrationresponse.local.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A line for a person: parts, each with a tone. */
public record Line(List<Part> parts) {
    public static final int WIDTH = 100;

    /** What a part of a line stands for; a terminal gives each a colour. */
    public enum Tone {
        PLAIN,
        HEADING,
        GOOD,
        BAD,
        WARNING,
        FAINT,
        ADDED,
        REMOVED,
        CHANGED
    }

    public record Part(String text, Tone tone) {}

    public Line {
        parts = List.copyOf(parts);
    }

    public static Line empty() {
        return new Line(List.of());
    }

    public static Line of(String text) {
        return of(text, Tone.PLAIN);
    }

    public static Line of(String text, Tone tone) {
        return new Line(List.of(new Part(text, tone)));
    }

    public Line and(String text, Tone tone) {
        List<Part> more = new ArrayList<>(parts);
        more.add(new Part(text, tone));
        return new Line(more);
    }

    /** Adds a part at the right margin, after at least two spaces. */
    Line andAtTheEnd(String text, Tone tone) {
        String gap = " ".repeat(Math.max(2, WIDTH - text().length() - text.length()));
        return and(gap, Tone.PLAIN).and(text, tone);
    }

    public String text() {
        return parts.stream().map(Part::text).collect(Collectors.joining());
    }
}
