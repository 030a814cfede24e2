package software.amazon.apigatewayv2.integrationresponse.telemetry;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whether there may be a connection in the pool, for each of the two services. A service closes a connection that was idle, and
 * while the function is frozen nobody notices; on a connection that is new, a lost answer is just that.
 */
record Pooled(Connection metrics, Connection logs) {

    Pooled() {
        this(new Connection(), new Connection());
    }

    /** Used by one thread at a time, but not always the same. */
    static final class Connection {

        private final AtomicBoolean pooled = new AtomicBoolean();

        /** There was an answer, so the connection went back to the pool. */
        <T> T answered(T answer) {
            pooled.set(true);
            return answer;
        }

        /** Whether the connection of a call that failed may have come from the pool; the next one does not. */
        boolean wasPooled() {
            return pooled.getAndSet(false);
        }
    }
}
