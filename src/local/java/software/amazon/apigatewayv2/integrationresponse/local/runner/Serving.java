package software.amazon.apigatewayv2.integrationresponse.local.runner;

import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import picocli.CommandLine.ExitCode;

/** Keeps a command at work until it is interrupted; then ends what it serves, and says that it stopped. */
final class Serving {
    private Serving() {}

    /**
     * Waits for ^C or a signal that ends the process, or for an interrupt of this thread.
     *
     * @param end ends what is served where the process ends; where only the thread is interrupted, its caller does
     * @param lastWords what is printed then
     * @return the exit code
     */
    static int untilInterrupted(Terminal terminal, Runnable end, Supplier<String> lastWords) {
        Thread atTheEnd = new Thread(
                () -> {
                    end.run();
                    terminal.printAfterInterrupt(lastWords.get());
                },
                "last-words");
        Runtime.getRuntime().addShutdownHook(atTheEnd);
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Runtime.getRuntime().removeShutdownHook(atTheEnd);
            terminal.print(lastWords.get());
        }
        return ExitCode.OK;
    }
}
