package software.amazon.apigatewayv2.integrationresponse.retry;

/** What a call is for: a column of the table of reactions. */
public enum CallKind {
    /** Makes something new each time: never again once it may have happened, for there is no client token. */
    CREATE,
    /** The same after an earlier call whose outcome is unknown. */
    CREATE_AGAIN,
    /** Changes what a look saw. */
    UPDATE,
    /** Leads to the same state however often it is made. */
    DELETE,
    /** Changes nothing. */
    READ,
    /** Changes nothing, and only says more about an error: it is not retried. */
    READ_ONCE;

    boolean changes() {
        return this != READ && this != READ_ONCE;
    }

    /** Whether the call is begun only with {@link RetryPolicy#MIN_TIME} left, so that its response is not lost. */
    boolean needsTime() {
        return changes() && this != DELETE;
    }
}
