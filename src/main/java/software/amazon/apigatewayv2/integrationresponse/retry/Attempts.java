package software.amazon.apigatewayv2.integrationresponse.retry;

import java.time.Duration;
import java.util.Optional;
import lombok.With;

/**
 * What has been tried for one operation. It travels from invocation to invocation in the callback context, so it holds
 * only what cannot be asked of the service again, and nothing secret. A member that an older context lacks counts as
 * nothing tried.
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

    /** One more invocation begins. */
    Attempts invoked() {
        return withInvocations(invocations + 1);
    }

    Attempts called() {
        return withCalls(calls + 1);
    }

    /** The outcome of a call is unknown; nothing that came before changes that. */
    Attempts unresolved(boolean noResponse) {
        return withMayHaveHappened(true).withUnanswered(unanswered || noResponse);
    }

    /** How many invocations count for the limit: an update that waited for a key was not called too often. */
    int countedInvocations() {
        return invocations - conflicts.keyWaits();
    }

    /** How long the operation has lasted, {@code elapsed} of it in this invocation. */
    Duration lasted(Duration elapsed) {
        return elapsed.plusMillis(elapsedMillis);
    }

    /** This invocation ends, and another one begins after a delay. */
    public Attempts calledBack(Duration elapsed, int delaySeconds) {
        return withElapsedMillis(lasted(elapsed).plusSeconds(delaySeconds).toMillis());
    }

    /**
     * Says for a person how often and for how long it was tried.
     *
     * @param elapsed how long this invocation has lasted
     */
    public String inWords(Duration elapsed) {
        return "after " + count(calls, "call") + " in " + count(invocations, "invocation") + " over "
                + lasted(elapsed).toSeconds() + " s";
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /**
     * How an operation has waited because of conflicts that the service did not explain, or explained with the key. One sum
     * counts for both limits, so that an operation that waited for the one does not wait afresh for the other.
     *
     * @param waitedMillis how long, callbacks included; for a key the calls in between as well
     * @param keyWaits how often an update has asked to be called back for a key that another integration response has
     */
    public record Conflicts(long waitedMillis, int keyWaits) {

        static final Conflicts NONE = new Conflicts(0, 0);

        Conflicts waited(Duration wait) {
            return new Conflicts(waitedMillis + wait.toMillis(), keyWaits);
        }

        /** The delay of the next callback for a key, in seconds: 1, 2, then 3. */
        int keyDelay() {
            return Math.min(keyWaits + 1, RetryPolicy.MAX_KEY_CALLBACK_DELAY);
        }

        /**
         * One more wait for a key.
         *
         * @param elapsed how long this invocation has lasted, which counts besides the delay
         * @return empty if the update has waited long enough
         */
        Optional<Conflicts> waitedForKey(Duration elapsed) {
            Duration wait = elapsed.plusSeconds(keyDelay());
            return Optional.of(new Conflicts(waitedMillis + wait.toMillis(), keyWaits + 1))
                    .filter(longer -> keyWaits < RetryPolicy.MAX_KEY_WAITS && mayWait(wait, RetryPolicy.KEY_WAIT));
        }

        /** Whether waiting as much longer stays within a limit. */
        boolean mayWait(Duration wait, Duration limit) {
            return waited(wait).waitedMillis <= limit.toMillis();
        }
    }
}
