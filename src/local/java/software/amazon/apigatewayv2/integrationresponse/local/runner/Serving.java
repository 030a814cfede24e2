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

/** How a service is served until it is interrupted: whose requests it takes, and how they are logged. */
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

    /** Logs a request in a line, or only counts it. */
    void log(Terminal terminal, Line line) {
        requests.incrementAndGet();
        if (!quiet) {
            terminal.print(line);
        }
    }

    /**
     * Waits for ^C or a signal that ends the process, or for an interrupt of this thread; then says that the service stopped.
     *
     * @param end ends what is served where the process ends; where only the thread is interrupted, its caller does
     * @return the exit code
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
