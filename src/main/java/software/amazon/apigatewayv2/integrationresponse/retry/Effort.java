package software.amazon.apigatewayv2.integrationresponse.retry;

/**
 * What has been tried for one operation. It travels from invocation to invocation in the callback context, so it holds
 * only what cannot be asked of the service again, and nothing secret.
 *
 * @param startedAt when the first invocation began, in milliseconds since the epoch
 * @param invocations how many invocations have begun
 * @param calls how many service calls have been made
 * @param mayHaveHappened whether the outcome of a call that changes something is unknown
 */
public record Effort(long startedAt, int invocations, int calls, boolean mayHaveHappened) {

    /** Nothing has been tried yet. */
    public static final Effort NONE = new Effort(0, 0, 0, false);

    /** One more invocation begins. */
    Effort invoked(long now) {
        return new Effort(invocations == 0 ? now : startedAt, invocations + 1, calls, mayHaveHappened);
    }

    Effort called() {
        return new Effort(startedAt, invocations, calls + 1, mayHaveHappened);
    }

    Effort unresolved() {
        return new Effort(startedAt, invocations, calls, true);
    }

    /** For a person: how often and for how long it was tried. */
    String inWords(long now) {
        return "after " + count(calls, "call") + " in " + count(invocations, "invocation") + " over "
                + (now - startedAt) / 1000 + " s";
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
