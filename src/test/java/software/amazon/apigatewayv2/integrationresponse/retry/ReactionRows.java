package software.amazon.apigatewayv2.integrationresponse.retry;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.apigatewayv2.integrationresponse.service.ErrorKind;

/** The provider's table of reactions, for the page of the documentation. */
public final class ReactionRows {

    /** The columns, in the order of the page. */
    private static final List<CallKind> CALLS =
            List.of(CallKind.CREATE, CallKind.CREATE_AGAIN, CallKind.UPDATE, CallKind.DELETE, CallKind.READ);

    private ReactionRows() {}

    /** A row for each kind of error: its name, then what is done for each kind of call. */
    public static List<List<String>> all() {
        return Arrays.stream(ErrorKind.values())
                .map(kind -> Stream.concat(
                                Stream.of(kind.name()),
                                CALLS.stream().map(call -> inWords(ReactionTable.of(kind, call), kind)))
                        .toList())
                .toList();
    }

    private static String inWords(Reaction reaction, ErrorKind kind) {
        String code = kind.code().name();
        String briefly = "retried for at most " + RetryPolicy.BRIEF_RETRY.toSeconds() + " s, then " + code;
        return switch (reaction) {
            case FAIL -> code;
            case RETRY -> "retried, then " + code;
            case RETRY_BRIEFLY -> briefly;
            case ALREADY_EXISTS -> "AlreadyExists, after one look for what has the key";
            case ALREADY_EXISTS_OR_RETRY_BRIEFLY -> "look: the key is there: AlreadyExists; else " + briefly;
            case LOOK_THEN_CREATE -> "look, then create again, at the end *may exist*";
            case LOOK_THEN_FAIL -> "look: nothing: " + code + "; cannot look: *may exist*";
            case WAIT_FOR_KEY_OR_RETRY ->
                "look: another has the key: *wait*, then InvalidRequest; else retried, then " + code;
            case WAIT_FOR_KEY_OR_RETRY_BRIEFLY ->
                "look: another has the key: *wait*, then InvalidRequest; else " + briefly;
        };
    }
}
