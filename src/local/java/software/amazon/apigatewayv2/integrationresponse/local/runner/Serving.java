package software.amazon.apigatewayv2.integrationresponse.local.runner;

import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import picocli.CommandLine.ExitCode;

/** Keeps a command at work until it is interrupted, and says then that it stopped. */
final class Serving {
    private Serving() {}

    /**
     * Waits for ^C or a signal that ends the process, or for an interrupt of this thread.
     *
     * @param lastWords what is printed then
     * @return the exit code
     */
    static int untilInterrupted(Terminal terminal, Supplier<String> lastWords) {
        Thread atTheEnd = new Thread(() -> terminal.printAfterInterrupt(lastWords.get()), "last-words");
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
