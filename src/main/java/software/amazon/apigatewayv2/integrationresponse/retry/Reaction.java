package software.amazon.apigatewayv2.integrationresponse.retry;

/** What is done about an error. */
public enum Reaction {
    /** The operation ends with the error's code. */
    FAIL,
    /** The call is retried; at the end the operation ends with the error's code. */
    RETRY,
    /** The same, for at most {@link RetryPolicy#BRIEF_RETRY}. */
    RETRY_BRIEFLY,
    /** The call may have taken effect: the handler waits and looks before it calls again. */
    LOOK,
    /** A create looks for the key first, because an earlier call may have taken effect; then it ends with the error's code. */
    LOOK_THEN_FAIL,
    /** The key exists: a create ends as AlreadyExists, an update waits for the key. */
    KEY_EXISTS,
    /** A create that finds the key ends as AlreadyExists; otherwise the call is retried as in {@link #RETRY_BRIEFLY}. */
    KEY_MAY_EXIST
}
