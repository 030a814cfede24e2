package software.amazon.apigatewayv2.integrationresponse.local.runner;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;
import software.amazon.apigatewayv2.integrationresponse.local.report.Line;
import software.amazon.apigatewayv2.integrationresponse.local.report.Line.Tone;

/** Prints lines. A terminal shows tones as colours, and the current status below the lines. */
final class Terminal {
    private static final String CLEARED = "\r\u001b[K";

    private final PrintWriter writer;
    private final Ansi ansi;
    private final boolean overwrites;
    private boolean statusShown;

    /** Writes to a stream; {@code overwrites} says whether a line can be overwritten, as on a terminal. */
    Terminal(PrintWriter writer, boolean coloured, boolean overwrites) {
        this.writer = writer;
        this.ansi = coloured ? Ansi.ON : Ansi.OFF;
        this.overwrites = overwrites;
    }

    synchronized void print(List<Line> lines) {
        clearStatus();
        lines.forEach(line -> writer.println(shown(line)));
        writer.flush();
    }

    void print(Line line) {
        print(List.of(line));
    }

    void print(String text) {
        print(Line.of(text));
    }

    /** Shows a status until the next lines are printed, on a terminal only. */
    synchronized void status(String text) {
        if (overwrites) {
            writer.print(CLEARED + text.substring(0, Math.min(text.length(), Line.WIDTH - 1)));
            writer.flush();
            statusShown = true;
        }
    }

    /** Starts on a new line: after ^C, the cursor of a terminal is not at the beginning of one. */
    synchronized void printAfterInterrupt(String text) {
        if (overwrites) {
            writer.println();
        }
        print(text);
    }

    /** Removes the status before something else is written to the same terminal. */
    synchronized void clearStatus() {
        if (statusShown) {
            writer.print(CLEARED);
            writer.flush();
            statusShown = false;
        }
    }

    private String shown(Line line) {
        StringBuilder text = new StringBuilder();
        line.parts()
                .forEach(part -> text.append(
                        ansi.enabled() && part.tone() != Tone.PLAIN
                                ? Style.on(styles(part.tone())) + part.text() + Style.reset.off()
                                : part.text()));
        return text.toString();
    }

    private static IStyle[] styles(Tone tone) {
        return switch (tone) {
            case PLAIN -> new IStyle[] {};
            case HEADING -> new IStyle[] {Style.bold};
            case GOOD, ADDED -> new IStyle[] {Style.fg_green};
            case BAD, REMOVED -> new IStyle[] {Style.fg_red};
            case WARNING, CHANGED -> new IStyle[] {Style.fg_yellow};
            case FAINT -> new IStyle[] {Style.faint};
        };
    }
}
