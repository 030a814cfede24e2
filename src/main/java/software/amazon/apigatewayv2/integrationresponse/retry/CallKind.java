package software.amazon.apigatewayv2.integrationresponse.retry;

/** What a call is for, which decides what is done about an error: a column of the {@link ReactionTable}. */
public enum CallKind {
    /** Makes something new each time: never again once it may have happened, for there is no client token. */
    CREATE,
    /** The same after an earlier call whose outcome is unknown. */
    CREATE_AGAIN,
    /** Leads to the same state however often it is made. */
    UPDATE,
    /** Leads to the same state however often it is made. */
    DELETE,
    /** Changes nothing. */
    READ,
    /** Changes nothing, and is only to say more about an error: it is not retried. */
    EXPLAIN;

    boolean changes() {
        return this != READ && this != EXPLAIN;
    }
}
