package software.amazon.apigatewayv2.integrationresponse.local.runner;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import software.amazon.apigatewayv2.integrationresponse.local.loopback.AllowedHosts;
import software.amazon.apigatewayv2.integrationresponse.local.report.Line;
import software.amazon.apigatewayv2.integrationresponse.local.stack.AtShutdown;

/** Options of a service that runs until it is interrupted: whose requests it accepts, and whether it logs them. */
final class Serving {
    @Option(
            names = {"-q", "--quiet"},
            description = "Do not log the requests; otherwise each is a line on standard output.")
    private boolean quiet;

    @Option(
            names = "--allow-host",
            paramLabel = "NAME",
            description =
                    "A host, beside those of loopback, whose requests are answered; may be repeated. Requests for "
                            + "others are refused, so that no web page can send any.")
    private List<String> hosts = List.of();

    private final AtomicLong requests = new AtomicLong();

    AllowedHosts hosts() {
        return AllowedHosts.loopback().and(hosts);
    }

    /** Logs a request in one line, or only counts it. */
    void log(Terminal terminal, Line line) {
        requests.incrementAndGet();
        if (!quiet) {
            terminal.print(line);
        }
    }

    /**
     * Waits for ^C, a signal or an interrupt of this thread; then says that the service stopped, and returns the exit
     * code. Before the process ends, {@code end} ends the service; after an interrupt of the thread, the caller does.
     */
    int untilInterrupted(Terminal terminal, String service, Runnable end) {
        Supplier<String> lastWords = () -> "The local %s stopped after %d %s."
                .formatted(service, requests.get(), requests.get() == 1 ? "request" : "requests");
        AtShutdown stop = new AtShutdown(() -> {
            end.run();
            terminal.printAfterInterrupt(lastWords.get());
        });
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            stop.close();
            terminal.print(lastWords.get());
        }
        return ExitCode.OK;
    }
}
