package software.amazon.apigatewayv2.integrationresponse.service;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import software.amazon.apigatewayv2.integrationresponse.service.ErrorTable.ResponseRow;

/** The provider's table of errors, for the page of the documentation. */
public final class ErrorRows {

    private ErrorRows() {}

    /** The rows of the table in its own order, which decides; neighbours of one kind share a row: how it is known, its name, its code. */
    public static List<List<String>> all() {
        List<Known> rows = new ArrayList<>();
        ErrorTable.RESPONSES.forEach(row -> add(rows, row.kind(), known(row)));
        ErrorTable.NO_RESPONSES.forEach(row -> add(rows, row.kind(), row.words()));
        add(rows, ErrorKind.UNREADABLE, "a response that cannot be read");
        add(rows, ErrorKind.OUT_OF_TIME, "too little time is left in this invocation for a call");
        return rows.stream().map(Known::cells).toList();
    }

    private static void add(List<Known> rows, ErrorKind kind, String by) {
        if (rows.isEmpty() || rows.get(rows.size() - 1).kind != kind) {
            rows.add(new Known(kind, new LinkedHashSet<>()));
        }
        rows.get(rows.size() - 1).by.add(by);
    }

    /** How a kind is known. */
    private record Known(ErrorKind kind, Set<String> by) {

        List<String> cells() {
            String happened = kind.isOutcomeUnknown() ? "may have" : "no";
            return List.of(String.join("; ", by), kind.name(), kind.code().name(), happened);
        }
    }

    private static String known(ResponseRow row) {
        boolean isCode = !row.codes().isEmpty() && !row.codes().startsWith("a ");
        String codes = isCode ? "`" + row.codes().replace(" ", "`; `") + "`" : row.codes();
        String status = row.from() == row.to() ? "" + row.from() : row.from() + " to " + row.to();
        String words = row.words().shown.isEmpty() ? "" : "\"" + row.words().shown + "\"";
        return String.join(" ", codes, status, words).strip();
    }
}
