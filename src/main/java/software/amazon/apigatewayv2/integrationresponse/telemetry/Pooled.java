package software.amazon.apigatewayv2.integrationresponse.telemetry;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whether there may be a connection in the pool, for each of the two services. A service closes a connection that was idle, and
 * while the function is frozen nobody notices; on a connection that is new, a lost response is just that.
 */
record Pooled(Connection metrics, Connection logs) {

    Pooled() {
        this(new Connection(), new Connection());
    }

    /** Used by one thread at a time, but not always the same. */
    static final class Connection {

        private final AtomicBoolean pooled = new AtomicBoolean();

        /** There was a response, so the connection went back to the pool. */
        <T> T returned(T response) {
            pooled.set(true);
            return response;
        }

        /** Whether the connection of a call that failed may have come from the pool; the next one does not. */
        boolean wasPooled() {
            return pooled.getAndSet(false);
        }
    }
}
