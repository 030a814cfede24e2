package software.amazon.apigatewayv2.integrationresponse.local.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Text for a terminal: control characters are escaped, and long text is cut. */
public final class PrintableText {
    private static final String CUT = "…";

    private PrintableText() {}

    /** Shows a string as it is, "" in quotes, and anything else as JSON. */
    static String of(JsonNode value) {
        if (value.isTextual()) {
            return value.textValue().isEmpty() ? "\"\"" : of(value.textValue());
        }
        return of(value.toString());
    }

    public static String of(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (character == '\n') {
                shown.append("\\n");
            } else if (Character.isISOControl(character)) {
                shown.append("\\u%04x".formatted(character));
            } else {
                shown.appendCodePoint(character);
            }
        });
        return shown.toString();
    }

    /** Cuts a text that has more characters than there is room for. */
    static String cut(String text, int room) {
        return text.length() <= room ? text : text.substring(0, Math.max(0, room - CUT.length())) + CUT;
    }

    /** Breaks a text at spaces into lines of at most this many characters; a longer word is a line of its own. */
    public static List<String> wrapped(String text, int room) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : of(text).split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > room) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** Such as "0.3 s"; below 0.1 s with two decimals, so that no time reads as zero. */
    public static String seconds(Duration time) {
        return String.format(Locale.ROOT, time.toMillis() < 100 ? "%.2f s" : "%.1f s", time.toMillis() / 1000.0);
    }

    /** Such as "12 ms", or "<1 ms". */
    static String millis(Duration time) {
        return (time.toMillis() == 0 ? "<1" : time.toMillis()) + " ms";
    }
}
