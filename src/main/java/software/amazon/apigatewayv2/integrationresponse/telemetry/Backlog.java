package software.amazon.apigatewayv2.integrationresponse.telemetry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

/** Keeps what could not be sent until an invocation for the same recipient comes. It is bounded, and drops the oldest first. */
final class Backlog {

    /** An instance of the function serves one account and Region; more come only where somebody invokes it by hand. */
    static final int MOST_RECIPIENTS = 4;

    /** So that a later invocation needs a request or two for each. */
    static final int MOST_METRICS = Batches.MOST_METRICS;

    static final int MOST_BYTES = Batches.MOST_BYTES / 2;

    private final Map<Recipient, Unsent> unsent = new LinkedHashMap<>();

    /** What is kept for a recipient; it is no longer kept then. */
    Unsent take(Recipient recipient) {
        Unsent kept = unsent.remove(recipient);
        return kept == null ? Unsent.NOTHING : kept;
    }

    /**
     * Keeps something for a recipient for whom nothing is kept.
     *
     * @return what had to make room for it
     */
    Unsent keep(Recipient recipient, Unsent more) {
        if (more.isEmpty()) {
            return Unsent.NOTHING;
        }
        int metrics = Math.max(0, more.metrics().size() - MOST_METRICS);
        int lines = linesTooMany(more.lines());
        unsent.put(
                recipient,
                new Unsent(
                        more.metrics().subList(metrics, more.metrics().size()),
                        more.lines().subList(lines, more.lines().size()),
                        more.unsure()));
        Unsent dropped =
                new Unsent(more.metrics().subList(0, metrics), more.lines().subList(0, lines));
        return unsent.size() > MOST_RECIPIENTS
                ? dropped.plus(take(unsent.keySet().iterator().next()))
                : dropped;
    }

    private static int linesTooMany(List<InputLogEvent> lines) {
        int bytes = 0;
        for (int i = lines.size(); i > 0; i--) {
            bytes += Batches.bytes(lines.get(i - 1));
            if (bytes > MOST_BYTES) {
                return i;
            }
        }
        return 0;
    }
}
