package software.amazon.apigatewayv2.integrationresponse.telemetry;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Says whether the pool may have a connection, for each of the two services. A service closes a connection that was idle, and
 * a function that is frozen does not notice. So a response lost on a pooled connection may only mean that. On a new connection
 * it means that the response was lost.
 */
record Pooled(Connection metrics, Connection logs) {

    Pooled() {
        this(new Connection(), new Connection());
    }

    /** Used by one thread at a time, but not always the same. */
    static final class Connection {

        private final AtomicBoolean pooled = new AtomicBoolean();

        /** There was a response, so the connection went back to the pool. */
        void returned() {
            pooled.set(true);
        }

        /** Takes the pooled connection for lost: true if the call that failed may have been on one; the next one is not. */
        boolean takePooled() {
            return pooled.getAndSet(false);
        }
    }
}
