package software.amazon.apigatewayv2.integrationresponse.local.runner;

import java.io.UncheckedIOException;
import picocli.CommandLine.Option;

/** The port that a command listens on; 0 stands for any free one. */
final class Port {
    private static final int MAX_PORT = 65_535;

    @Option(names = "--port", paramLabel = "NUMBER", description = "0 for any free port. Default: ${DEFAULT-VALUE}.")
    private int number;

    Port(int number) {
        this.number = number;
    }

    int number() {
        if (number < 0 || number > MAX_PORT) {
            throw new ProblemException("A port is a number from 0 to " + MAX_PORT + ": --port " + number);
        }
        return number;
    }

    /** Says what to do if another program listens on the port. */
    ProblemException taken(UncheckedIOException problem) {
        return new ProblemException(
                "Cannot listen on 127.0.0.1:%d: %s. Choose another with --port, or any free one with --port 0."
                        .formatted(number, problem.getCause().getMessage()),
                problem);
    }
}
