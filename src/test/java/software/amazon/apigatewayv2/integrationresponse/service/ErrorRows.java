package software.amazon.apigatewayv2.integrationresponse.service;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.apigatewayv2.integrationresponse.service.ErrorTable.NoResponseRow;
import software.amazon.apigatewayv2.integrationresponse.service.ErrorTable.ResponseRow;
import software.amazon.apigatewayv2.integrationresponse.service.ErrorTable.StatusRange;

/** The provider's table of errors, for the page of the documentation. */
public final class ErrorRows {

    private ErrorRows() {}

    /** A row for each kind: how it is known, its name, its code. */
    public static List<List<String>> all() {
        return Arrays.stream(ErrorKind.values())
                .map(kind -> List.of(
                        known(kind), kind.name(), kind.code().name(), kind.isOutcomeUnknown() ? "may have" : "no"))
                .toList();
    }

    /** How a kind is known, in the order of the table. */
    private static String known(ErrorKind kind) {
        Stream<String> answers =
                ErrorTable.RESPONSES.stream().filter(row -> row.kind() == kind).map(ErrorRows::known);
        Stream<String> silences = ErrorTable.NO_RESPONSES.stream()
                .filter(row -> row.kind() == kind)
                .map(NoResponseRow::words);
        String known = Stream.concat(answers, silences).distinct().collect(Collectors.joining("; "));
        return switch (kind) {
            case UNREADABLE -> "a response that cannot be read";
            case OUT_OF_TIME -> "no time is left in this invocation for a call";
            default -> known;
        };
    }

    private static String known(ResponseRow row) {
        String words = row.words().pattern().isEmpty()
                ? ""
                : "\"" + row.words().pattern().replace(".+", "...") + "\"";
        String code = row.errorCode().isEmpty() ? "" : "`" + row.errorCode() + "`";
        return Stream.of(code, status(row.status()), words)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String status(StatusRange status) {
        if (status.equals(StatusRange.ANY)) {
            return "";
        }
        return status.from() == status.to() ? String.valueOf(status.from()) : status.from() + " to " + status.to();
    }
}
