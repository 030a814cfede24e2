package software.amazon.apigatewayv2.integrationresponse.retry;

import java.time.Duration;

/**
 * What is known of an operation's conflicts that the service did not explain, or explained with the key.
 *
 * @param count how many there were
 * @param waitedMillis how long the operation has waited because of them, callbacks included
 * @param keyIsAnothers whether another integration response had the key when an update looked first
 */
public record Conflicts(int count, long waitedMillis, boolean keyIsAnothers) {

    static final Conflicts NONE = new Conflicts(0, 0, false);

    Conflicts oneMore() {
        return new Conflicts(count + 1, waitedMillis, keyIsAnothers);
    }

    Conflicts waited(Duration wait) {
        return new Conflicts(count, waitedMillis + wait.toMillis(), keyIsAnothers);
    }

    Conflicts keyIsAnothersNow() {
        return new Conflicts(count, waitedMillis, true);
    }

    /** Whether waiting as much longer stays within a limit. */
    boolean mayWait(Duration wait, Duration limit) {
        return waitedMillis + wait.toMillis() <= limit.toMillis();
    }
}
