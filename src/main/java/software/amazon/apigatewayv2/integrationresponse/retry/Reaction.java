package software.amazon.apigatewayv2.integrationresponse.retry;

/** What is done about an error. */
public enum Reaction {
    /** The operation ends with the error's code. */
    FAIL,
    /** The call is retried; at the end the operation ends with the error's code. */
    RETRY,
    /** The same, for at most {@link RetryPolicy#BRIEF_RETRY}. */
    RETRY_BRIEFLY,
    /** Create: AlreadyExists, with the identifier that has the key if one look finds it. */
    ALREADY_EXISTS,
    /** Create: AlreadyExists if a look finds the key, else as {@link #RETRY_BRIEFLY}. */
    ALREADY_EXISTS_OR_RETRY_BRIEFLY,
    /** Create: waits and looks for the key, and creates again if nothing has it; at the end it may exist. */
    LOOK_THEN_CREATE,
    /** Create: looks for the key, and ends with the error's code if nothing has it. */
    LOOK_THEN_FAIL,
    /** Update: waits for the key if another integration response has it, else as {@link #RETRY}. */
    WAIT_FOR_KEY_OR_RETRY,
    /** Update: waits for the key if another integration response has it, else as {@link #RETRY_BRIEFLY}. */
    WAIT_FOR_KEY_OR_RETRY_BRIEFLY;

    boolean isRetry() {
        return this == RETRY || this == RETRY_BRIEFLY;
    }

    /** Whether retries are limited to {@link RetryPolicy#BRIEF_RETRY}. */
    public boolean isBrief() {
        return this == RETRY_BRIEFLY
                || this == ALREADY_EXISTS_OR_RETRY_BRIEFLY
                || this == WAIT_FOR_KEY_OR_RETRY_BRIEFLY;
    }
}
