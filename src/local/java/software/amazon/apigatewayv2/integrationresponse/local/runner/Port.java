package software.amazon.apigatewayv2.integrationresponse.local.runner;

/** The port that a command listens on, as {@code --port} gives it; 0 stands for any free one. */
final class Port {

    private static final int HIGHEST = 65_535;

    private Port() {}

    /** Refuses what is not the number of a port. */
    static void check(int number) {
        if (number < 0 || number > HIGHEST) {
            throw new ProblemException("A port is a number from 0 to " + HIGHEST + ": --port " + number);
        }
    }
}
