package software.amazon.apigatewayv2.integrationresponse.retry;

import static software.amazon.apigatewayv2.integrationresponse.retry.Reaction.ALREADY_EXISTS_OR_RETRY_BRIEFLY;
import static software.amazon.apigatewayv2.integrationresponse.retry.Reaction.FAIL;
import static software.amazon.apigatewayv2.integrationresponse.retry.Reaction.LOOK_THEN_CREATE;
import static software.amazon.apigatewayv2.integrationresponse.retry.Reaction.LOOK_THEN_FAIL;
import static software.amazon.apigatewayv2.integrationresponse.retry.Reaction.RETRY;
import static software.amazon.apigatewayv2.integrationresponse.retry.Reaction.RETRY_BRIEFLY;
import static software.amazon.apigatewayv2.integrationresponse.retry.Reaction.WAIT_FOR_KEY_OR_RETRY;
import static software.amazon.apigatewayv2.integrationresponse.retry.Reaction.WAIT_FOR_KEY_OR_RETRY_BRIEFLY;

import java.util.EnumMap;
import java.util.Map;
import software.amazon.apigatewayv2.integrationresponse.service.ErrorKind;

/**
 * Says what is done about each kind of error, by the purpose of the call. docs/behaviour.md shows the same table in words.
 *
 * <p>After a call whose outcome is unknown, a create never ends with a code after which CloudFormation restarts the
 * operation: it would find its own integration response. So only a refusal that holds for any such request (400, 404) ends
 * the create without a look for the key.
 *
 * <p>Three failures mean more to a handler: NOT_FOUND to a delete that may have happened and to a create that looks, INVALID to
 * an update that has removals to leave out. OUT_OF_TIME is no response: the retrying caller itself ends the invocation, and the
 * row says what that comes to.
 */
final class ReactionTable {

    private static final Map<ErrorKind, Row> ROWS = new EnumMap<>(Map.ofEntries(
            // create, create again, update, delete, read
            row(ErrorKind.QUOTA, FAIL, LOOK_THEN_FAIL, FAIL, FAIL, FAIL),
            row(ErrorKind.CONCURRENT_MODIFICATION, RETRY, LOOK_THEN_CREATE, RETRY, RETRY, RETRY),
            row(
                    ErrorKind.ALREADY_EXISTS,
                    Reaction.ALREADY_EXISTS,
                    LOOK_THEN_CREATE,
                    WAIT_FOR_KEY_OR_RETRY,
                    RETRY_BRIEFLY,
                    RETRY),
            row(
                    ErrorKind.OTHER_CONFLICT,
                    ALREADY_EXISTS_OR_RETRY_BRIEFLY,
                    LOOK_THEN_CREATE,
                    WAIT_FOR_KEY_OR_RETRY_BRIEFLY,
                    RETRY_BRIEFLY,
                    RETRY),
            row(ErrorKind.THROTTLED, RETRY, LOOK_THEN_CREATE, RETRY, RETRY, RETRY),
            row(ErrorKind.INVALID, FAIL, FAIL, FAIL, FAIL, FAIL),
            row(ErrorKind.NOT_FOUND, FAIL, FAIL, FAIL, FAIL, FAIL),
            row(ErrorKind.ACCESS_DENIED, FAIL, LOOK_THEN_FAIL, FAIL, FAIL, FAIL),
            row(ErrorKind.INVALID_CREDENTIALS, FAIL, LOOK_THEN_FAIL, FAIL, FAIL, FAIL),
            row(ErrorKind.OTHER_REFUSAL, FAIL, LOOK_THEN_FAIL, FAIL, FAIL, FAIL),
            row(ErrorKind.NOT_CONNECTED, RETRY, LOOK_THEN_CREATE, RETRY, RETRY, RETRY),
            row(ErrorKind.OUT_OF_TIME, RETRY, LOOK_THEN_CREATE, RETRY, RETRY, RETRY),
            row(ErrorKind.SERVICE_FAILURE, LOOK_THEN_CREATE, LOOK_THEN_CREATE, RETRY, RETRY, RETRY),
            row(ErrorKind.UNREADABLE, LOOK_THEN_CREATE, LOOK_THEN_CREATE, RETRY, RETRY, RETRY),
            row(ErrorKind.CONNECTION_LOST, LOOK_THEN_CREATE, LOOK_THEN_CREATE, RETRY, RETRY, RETRY)));

    private ReactionTable() {}

    static Reaction of(ErrorKind error, CallKind call) {
        Row row = ROWS.get(error);
        return switch (call) {
            case CREATE -> row.create;
            case CREATE_AGAIN -> row.createAgain;
            case UPDATE -> row.update;
            case DELETE -> row.delete;
            case READ -> row.read;
            case EXPLAIN -> FAIL;
        };
    }

    private static Map.Entry<ErrorKind, Row> row(
            ErrorKind error, Reaction create, Reaction createAgain, Reaction update, Reaction delete, Reaction read) {
        return Map.entry(error, new Row(create, createAgain, update, delete, read));
    }

    private record Row(Reaction create, Reaction createAgain, Reaction update, Reaction delete, Reaction read) {}
}
