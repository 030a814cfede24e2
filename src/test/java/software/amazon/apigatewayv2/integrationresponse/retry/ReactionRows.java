package software.amazon.apigatewayv2.integrationresponse.retry;

import java.util.List;
import java.util.stream.Collectors;
import software.amazon.apigatewayv2.integrationresponse.service.ErrorKind;

/** The provider's table of reactions, for the page of the documentation. */
public final class ReactionRows {

    private ReactionRows() {}

    /** A row for each group of errors: their names, then what is done for each kind of call. */
    public static List<List<String>> all() {
        return Reaction.TABLE.stream()
                .map(row -> List.of(
                        row.errors().stream().sorted().map(ErrorKind::name).collect(Collectors.joining(", ")),
                        inWords(row.create()),
                        inWords(row.again()),
                        inWords(row.update()),
                        inWords(row.delete()),
                        inWords(row.read())))
                .toList();
    }

    private static String inWords(Reaction reaction) {
        String briefly = "retried for at most " + RetryPolicy.BRIEF_RETRY.toSeconds() + " s";
        return switch (reaction) {
            case FAIL -> "fails";
            case RETRY -> "retried";
            case RETRY_BRIEFLY -> briefly;
            case LOOK -> "*look*, then again";
            case LOOK_THEN_FAIL -> "*look*, then fails";
            case KEY_EXISTS -> "*key exists*";
            case KEY_MAY_EXIST -> "*look*: the key is there: *key exists*; otherwise " + briefly;
            case CALL_BACK, GIVE_UP -> throw new IllegalArgumentException("not in the table: " + reaction);
        };
    }
}
