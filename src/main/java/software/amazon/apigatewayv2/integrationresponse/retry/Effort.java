package software.amazon.apigatewayv2.integrationresponse.retry;

import java.time.Duration;

/**
 * What has been tried for one operation. It travels from invocation to invocation in the callback context, so it holds
 * only what cannot be asked of the service again, and nothing secret.
 *
 * @param invocations how many invocations have begun
 * @param calls how many service calls have been made
 * @param elapsedMillis how long the invocations before this one lasted, the delays between them included
 * @param mayHaveHappened whether the outcome of a call that changes something is unknown
 */
public record Effort(int invocations, int calls, long elapsedMillis, boolean mayHaveHappened) {

    /** Nothing has been tried yet. */
    public static final Effort NONE = new Effort(0, 0, 0, false);

    /** One more invocation begins. */
    Effort invoked() {
        return new Effort(invocations + 1, calls, elapsedMillis, mayHaveHappened);
    }

    Effort called() {
        return new Effort(invocations, calls + 1, elapsedMillis, mayHaveHappened);
    }

    Effort unresolved() {
        return new Effort(invocations, calls, elapsedMillis, true);
    }

    /** This invocation ends, and another one begins after a delay. */
    Effort calledBack(Duration elapsed, int delaySeconds) {
        return new Effort(
                invocations, calls, elapsedMillis + elapsed.toMillis() + 1_000L * delaySeconds, mayHaveHappened);
    }

    /**
     * For a person: how often and for how long it was tried.
     *
     * @param elapsed how long this invocation has lasted
     */
    String inWords(Duration elapsed) {
        return "after " + count(calls, "call") + " in " + count(invocations, "invocation") + " over "
                + (elapsedMillis + elapsed.toMillis()) / 1000 + " s";
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
