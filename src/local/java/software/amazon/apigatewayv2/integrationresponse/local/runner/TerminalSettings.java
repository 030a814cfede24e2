package software.amazon.apigatewayv2.integrationresponse.local.runner;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/** Whether standard output and standard error are terminals, and whether colours are wanted there. */
record TerminalSettings(boolean out, boolean err, boolean colour) {
    /**
     * Reads the system property {@code local.terminals}, in which {@code ./local} says what is a terminal, and the
     * environment variable NO_COLOR, which turns colours off (no-color.org).
     */
    static TerminalSettings ofProcess() {
        List<String> terminals =
                List.of(System.getProperty("local.terminals", "").split(","));
        boolean capable = !"dumb".equals(System.getenv("TERM"));
        boolean unwanted = Optional.ofNullable(System.getenv("NO_COLOR"))
                .filter(value -> !value.isEmpty())
                .isPresent();
        return new TerminalSettings(
                capable && terminals.contains("out"), capable && terminals.contains("err"), !unwanted);
    }

    Terminal out(PrintWriter writer) {
        return new Terminal(writer, out && colour, out);
    }

    Terminal err(PrintWriter writer) {
        return new Terminal(writer, err && colour, err);
    }
}
