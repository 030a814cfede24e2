package software.amazon.apigatewayv2.integrationresponse.retry;

import java.util.List;
import java.util.Set;
import software.amazon.apigatewayv2.integrationresponse.service.ErrorKind;

/**
 * What is done about an error, and the table that says so for each kind of call (docs/behaviour.md has it in words).
 * After a create whose outcome is unknown, only a refusal that holds for any such request (400, 404) ends it without a
 * look for the key: after other codes CloudFormation restarts the operation, which would find what it made itself.
 */
public enum Reaction {
    /** The operation ends with the error's code. */
    FAIL,
    /** The call is retried; at the end the operation ends with the error's code. */
    RETRY,
    /** The same, for at most {@link RetryPolicy#BRIEF_RETRY}. */
    RETRY_BRIEFLY,
    /** The call may have taken effect: the handler waits and looks before it calls again. */
    LOOK,
    /** A create looks for the key first, for an earlier call may have taken effect, and ends with the error's code. */
    LOOK_THEN_FAIL,
    /** The key exists: a create ends as AlreadyExists, an update waits for the key. */
    KEY_EXISTS,
    /** A create that finds the key ends as AlreadyExists; otherwise the call is retried as {@link #RETRY_BRIEFLY}. */
    KEY_MAY_EXIST,
    /** This invocation has waited enough, and the next one goes on. Not in the table: the retry policy says so. */
    CALL_BACK,
    /** The whole retry policy is spent, or a wait was broken off. Not in the table either. */
    GIVE_UP;

    private static final Set<ErrorKind> REFUSED =
            Set.of(ErrorKind.QUOTA, ErrorKind.ACCESS_DENIED, ErrorKind.INVALID_CREDENTIALS, ErrorKind.OTHER_REFUSAL);
    private static final Set<ErrorKind> NOT_DONE = Set.of(
            ErrorKind.CONCURRENT_MODIFICATION, ErrorKind.THROTTLED, ErrorKind.NOT_CONNECTED, ErrorKind.OUT_OF_TIME);
    private static final Set<ErrorKind> UNKNOWN =
            Set.of(ErrorKind.SERVICE_FAILURE, ErrorKind.OVERLOADED, ErrorKind.UNREADABLE, ErrorKind.CONNECTION_LOST);

    static final List<Row> TABLE = List.of(
            // a create, a create after an unknown outcome, an update, a delete, a read
            new Row(FAIL, FAIL, FAIL, FAIL, FAIL, Set.of(ErrorKind.INVALID, ErrorKind.NOT_FOUND)),
            new Row(FAIL, LOOK_THEN_FAIL, FAIL, FAIL, FAIL, REFUSED),
            new Row(RETRY, LOOK, RETRY, RETRY, RETRY, NOT_DONE),
            new Row(KEY_EXISTS, LOOK, KEY_EXISTS, RETRY_BRIEFLY, RETRY, Set.of(ErrorKind.ALREADY_EXISTS)),
            new Row(KEY_MAY_EXIST, LOOK, RETRY_BRIEFLY, RETRY_BRIEFLY, RETRY, Set.of(ErrorKind.OTHER_CONFLICT)),
            new Row(LOOK, LOOK, LOOK, RETRY, RETRY, UNKNOWN));

    static Reaction to(ErrorKind error, CallKind call) {
        Row row = TABLE.stream()
                .filter(candidate -> candidate.errors.contains(error))
                .findFirst()
                .orElseThrow();
        return switch (call) {
            case CREATE -> row.create;
            case CREATE_AGAIN -> row.again;
            case UPDATE -> row.update;
            case DELETE -> row.delete;
            case READ -> row.read;
            case READ_ONCE -> FAIL;
        };
    }

    record Row(
            Reaction create, Reaction again, Reaction update, Reaction delete, Reaction read, Set<ErrorKind> errors) {}
}
