package software.amazon.apigatewayv2.integrationresponse.local.runner;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The error in the line that the function logs for each invocation, such as {@code error=NOT_CONNECTED}. */
final class LoggedError {
    private static final Pattern LINE = Pattern.compile("(?m)^operation=.* error=([A-Z_]+)");

    private LoggedError() {}

    /** The last one in a log, in words. */
    static Optional<String> in(String log) {
        return LINE.matcher(log)
                .results()
                .reduce((earlier, later) -> later)
                .map(MatchResult::group)
                .map(line -> line.substring(line.lastIndexOf('=') + 1))
                .map(kind -> kind.toLowerCase(Locale.ROOT).replace('_', ' '));
    }
}
