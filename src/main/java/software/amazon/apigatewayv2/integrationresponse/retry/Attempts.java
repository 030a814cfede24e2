package software.amazon.apigatewayv2.integrationresponse.retry;

import java.time.Duration;
import java.util.Optional;
import lombok.With;

/**
 * What has been tried for one operation. It travels from invocation to invocation in the callback context, so it holds
 * only what cannot be asked of the service again, and nothing secret. An absent member counts as nothing tried.
 *
 * @param invocations how many invocations have begun
 * @param calls how many service calls have been made
 * @param elapsedMillis how long the invocations before this one lasted, the delays between them included
 * @param mayHaveHappened whether the outcome of a call that changes something is unknown
 * @param unanswered whether such a call got no response at all, so that the service may still be at work on it
 * @param conflicts how the operation has waited because of conflicts
 * @param shortages how often an invocation had no time for a call
 */
@With
public record Attempts(
        int invocations,
        int calls,
        long elapsedMillis,
        boolean mayHaveHappened,
        boolean unanswered,
        Conflicts conflicts,
        int shortages) {
    /** Nothing has been tried yet. */
    public static final Attempts NONE = new Attempts(0, 0, 0, false, false, Conflicts.NONE, 0);

    public Attempts {
        conflicts = conflicts == null ? Conflicts.NONE : conflicts;
    }

    /** How long the operation has lasted, {@code elapsed} of it in this invocation. */
    Duration lasted(Duration elapsed) {
        return elapsed.plusMillis(elapsedMillis);
    }

    /** This invocation ends, and another one begins after a delay. */
    public Attempts calledBack(Duration elapsed, int delaySeconds) {
        return withElapsedMillis(lasted(elapsed).plusSeconds(delaySeconds).toMillis());
    }

    /** Says for a person how often and for how long it was tried, {@code elapsed} of it in this invocation. */
    public String inWords(Duration elapsed) {
        return "after " + count(calls, "call") + " in " + count(invocations, "invocation") + " over "
                + lasted(elapsed).toSeconds() + " s";
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /**
     * How an operation has waited because of conflicts that the service did not explain, or explained with the key.
     *
     * @param waitedMillis how long, callbacks included; for a key the calls in between as well
     * @param keyWaits how often an update has asked to be called back for a key that another integration response has
     */
    public record Conflicts(long waitedMillis, int keyWaits) {
        static final Conflicts NONE = new Conflicts(0, 0);

        /** One more wait; empty if that is longer than the limit allows. */
        Optional<Conflicts> waited(Duration wait, Duration limit) {
            return Optional.of(new Conflicts(waitedMillis + wait.toMillis(), keyWaits))
                    .filter(longer -> longer.waitedMillis <= limit.toMillis());
        }

        /** The delay of the next callback for a key, in seconds: 1, 2, then 3. */
        int keyDelay() {
            return Math.min(keyWaits + 1, RetryPolicy.MAX_KEY_CALLBACK_DELAY);
        }

        /** One more wait for a key, after {@code elapsed} in this invocation; empty if it was long enough. */
        Optional<Conflicts> waitedForKey(Duration elapsed) {
            return waited(elapsed.plusSeconds(keyDelay()), RetryPolicy.KEY_WAIT)
                    .filter(longer -> keyWaits < RetryPolicy.MAX_KEY_WAITS)
                    .map(longer -> new Conflicts(longer.waitedMillis, keyWaits + 1));
        }
    }
}
