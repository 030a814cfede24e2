package software.amazon.apigatewayv2.integrationresponse.local.function;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Collects what a function's JVM writes to standard error, so that it never waits for a reader. */
final class FunctionLog {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private final CompletableFuture<Void> end;

    FunctionLog(InputStream standardError) {
        this.end = CompletableFuture.runAsync(() -> collect(standardError), FunctionLog::start);
    }

    /** Waits until the JVM has ended and everything it wrote is here. */
    void awaitEnd() {
        end.join();
    }

    String text() {
        return String.join("\n", lines);
    }

    /** The line in which a JVM says why it ended: the first that speaks of an exception or error, or else the last. */
    String reasonOfEnd() {
        return lines.stream()
                .filter(line -> line.startsWith("Exception in") || line.startsWith("Error"))
                .findFirst()
                .orElseGet(() -> lines.isEmpty() ? "it logged nothing" : lines.get(lines.size() - 1));
    }

    private static void start(Runnable reading) {
        Thread reader = new Thread(reading, "function-log");
        reader.setDaemon(true);
        reader.start();
    }

    private void collect(InputStream standardError) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(standardError, StandardCharsets.UTF_8))) {
            reader.lines().forEach(lines::add);
        } catch (IOException e) {
            lines.add("The log broke off: " + e.getMessage());
        }
    }
}
