package software.amazon.apigatewayv2.integrationresponse.local.runner;

import java.io.UncheckedIOException;

/** The port that a command listens on, as {@code --port} gives it; 0 stands for any free one. */
final class Port {

    private static final int HIGHEST = 65_535;

    private Port() {}

    /** What to do where something else listens on the port. */
    static ProblemException taken(int number, UncheckedIOException problem) {
        return new ProblemException(
                "Cannot listen on 127.0.0.1:%d: %s. Choose another with --port, or any free one with --port 0."
                        .formatted(number, problem.getCause().getMessage()),
                problem);
    }

    /** Refuses what is not the number of a port. */
    static void check(int number) {
        if (number < 0 || number > HIGHEST) {
            throw new ProblemException("A port is a number from 0 to " + HIGHEST + ": --port " + number);
        }
    }
}
