package software.amazon.apigatewayv2.integrationresponse.retry;

import java.time.Duration;
import java.util.Optional;

/**
 * How an operation has waited because of conflicts that the service did not explain, or explained with the key. One sum counts
 * for both limits, so that an operation that waited for the one does not wait afresh for the other.
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
    public int keyDelay() {
        return Math.min(keyWaits + 1, RetryPolicy.MAX_KEY_CALLBACK_DELAY);
    }

    /**
     * One more wait for a key.
     *
     * @param elapsed how long this invocation has lasted, which counts besides the delay
     * @return empty if the update has waited long enough
     */
    public Optional<Conflicts> waitedForKey(Duration elapsed) {
        Duration wait = elapsed.plusSeconds(keyDelay());
        return keyWaits < RetryPolicy.MAX_KEY_WAITS && mayWait(wait, RetryPolicy.KEY_WAIT)
                ? Optional.of(new Conflicts(waitedMillis + wait.toMillis(), keyWaits + 1))
                : Optional.empty();
    }

    /** Whether waiting as much longer stays within a limit. */
    boolean mayWait(Duration wait, Duration limit) {
        return waitedMillis + wait.toMillis() <= limit.toMillis();
    }
}
