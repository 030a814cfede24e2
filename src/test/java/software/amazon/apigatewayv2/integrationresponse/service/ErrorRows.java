package software.amazon.apigatewayv2.integrationresponse.service;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.apigatewayv2.integrationresponse.service.ErrorTable.ResponseRow;

/** The provider's table of errors, for the page of the documentation. */
public final class ErrorRows {

    private ErrorRows() {}

    /** The rows of the table in its own order, which decides; neighbours of one kind share a row: how it is known, its name, its code. */
    public static List<List<String>> all() {
        Stream<Known> responses = ErrorTable.RESPONSES.stream().map(row -> new Known(row.kind(), known(row)));
        Stream<Known> noResponses = ErrorTable.NO_RESPONSES.stream().map(row -> new Known(row.kind(), row.words()));
        Stream<Known> others = Stream.of(
                new Known(ErrorKind.UNREADABLE, "a response that cannot be read"),
                new Known(ErrorKind.OUT_OF_TIME, "too little time is left in this invocation for a call"));
        List<Known> rows = new ArrayList<>();
        Stream.of(responses, noResponses, others).flatMap(known -> known).forEach(next -> {
            int last = rows.size() - 1;
            if (last >= 0 && rows.get(last).kind == next.kind) {
                rows.set(last, rows.get(last).or(next));
            } else {
                rows.add(next);
            }
        });
        return rows.stream().map(Known::cells).toList();
    }

    /** How a kind is known. */
    private record Known(ErrorKind kind, String by) {

        Known or(Known other) {
            return Stream.of(by.split("; ")).anyMatch(other.by::equals) ? this : new Known(kind, by + "; " + other.by);
        }

        List<String> cells() {
            return List.of(by, kind.name(), kind.code().name(), kind.isOutcomeUnknown() ? "may have" : "no");
        }
    }

    private static String known(ResponseRow row) {
        String words = row.words().shown.isEmpty() ? "" : "\"" + row.words().shown + "\"";
        return Stream.of(codes(row.codes()), status(row), words)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String codes(String codes) {
        return codes.isEmpty() || codes.startsWith("a ") ? codes : "`" + codes.replace(" ", "`; `") + "`";
    }

    private static String status(ResponseRow row) {
        return row.from() == row.to() ? String.valueOf(row.from()) : row.from() + " to " + row.to();
    }
}
