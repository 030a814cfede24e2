package software.amazon.apigatewayv2.integrationresponse.retry;

import static software.amazon.apigatewayv2.integrationresponse.retry.Reaction.FAIL;
import static software.amazon.apigatewayv2.integrationresponse.retry.Reaction.KEY_EXISTS;
import static software.amazon.apigatewayv2.integrationresponse.retry.Reaction.KEY_MAY_EXIST;
import static software.amazon.apigatewayv2.integrationresponse.retry.Reaction.LOOK;
import static software.amazon.apigatewayv2.integrationresponse.retry.Reaction.LOOK_THEN_FAIL;
import static software.amazon.apigatewayv2.integrationresponse.retry.Reaction.RETRY;
import static software.amazon.apigatewayv2.integrationresponse.retry.Reaction.RETRY_BRIEFLY;

import java.util.List;
import java.util.Set;
import software.amazon.apigatewayv2.integrationresponse.service.ErrorKind;

/**
 * Says what an error means for each kind of call. docs/behaviour.md has the same table in words.
 *
 * <p>After a create whose outcome is unknown, an operation must not end with a code after which CloudFormation restarts
 * it: the restarted one would report its own integration response as AlreadyExists. So only a refusal that holds for any
 * such request (400, 404) ends that create without a look for the key.
 */
final class ReactionTable {

    private static final Set<ErrorKind> REFUSED =
            Set.of(ErrorKind.QUOTA, ErrorKind.ACCESS_DENIED, ErrorKind.INVALID_CREDENTIALS, ErrorKind.OTHER_REFUSAL);
    private static final Set<ErrorKind> NOT_DONE = Set.of(
            ErrorKind.CONCURRENT_MODIFICATION, ErrorKind.THROTTLED, ErrorKind.NOT_CONNECTED, ErrorKind.OUT_OF_TIME);
    private static final Set<ErrorKind> UNKNOWN =
            Set.of(ErrorKind.SERVICE_FAILURE, ErrorKind.OVERLOADED, ErrorKind.UNREADABLE, ErrorKind.CONNECTION_LOST);

    static final List<Row> ROWS = List.of(
            // a create, a create after an unknown outcome, an update, a delete, a read
            new Row(FAIL, FAIL, FAIL, FAIL, FAIL, Set.of(ErrorKind.INVALID, ErrorKind.NOT_FOUND)),
            new Row(FAIL, LOOK_THEN_FAIL, FAIL, FAIL, FAIL, REFUSED),
            new Row(RETRY, LOOK, RETRY, RETRY, RETRY, NOT_DONE),
            new Row(KEY_EXISTS, LOOK, KEY_EXISTS, RETRY_BRIEFLY, RETRY, Set.of(ErrorKind.ALREADY_EXISTS)),
            new Row(KEY_MAY_EXIST, LOOK, RETRY_BRIEFLY, RETRY_BRIEFLY, RETRY, Set.of(ErrorKind.OTHER_CONFLICT)),
            new Row(LOOK, LOOK, LOOK, RETRY, RETRY, UNKNOWN));

    private ReactionTable() {}

    static Reaction of(ErrorKind error, CallKind call) {
        Row row = ROWS.stream()
                .filter(candidate -> candidate.errors.contains(error))
                .findFirst()
                .orElseThrow();
        return switch (call) {
            case CREATE -> row.create;
            case CREATE_AGAIN -> row.createAgain;
            case UPDATE -> row.update;
            case DELETE -> row.delete;
            case READ -> row.read;
            case EXPLAIN -> FAIL;
        };
    }

    record Row(
            Reaction create,
            Reaction createAgain,
            Reaction update,
            Reaction delete,
            Reaction read,
            Set<ErrorKind> errors) {}
}
