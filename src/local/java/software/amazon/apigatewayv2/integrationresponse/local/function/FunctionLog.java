package software.amazon.apigatewayv2.integrationresponse.local.function;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a function's JVM has written to standard error: all of it up to now, for it is a file. */
record FunctionLog(Path file) {

    String text() {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The line in which a JVM says why it ended: the first that speaks of an exception or error, or else the last. */
    String reasonOfEnd() {
        String text = text();
        return text.lines()
                .filter(line -> line.startsWith("Exception in") || line.startsWith("Error"))
                .findFirst()
                .or(() -> text.lines().reduce((earlier, later) -> later))
                .orElse("it logged nothing");
    }
}
