package software.amazon.apigatewayv2.integrationresponse.telemetry;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

/**
 * Metrics and lines of one recipient that are still to be sent, in the order in which they were made.
 *
 * @param unsure those of the lines that may have arrived already: they are sent once more, and never a third time
 */
record Unsent(List<MetricDatum> metrics, List<InputLogEvent> lines, Set<InputLogEvent> unsure) {

    static final Unsent NOTHING = new Unsent(List.of(), List.of(), Set.of());

    Unsent {
        metrics = List.copyOf(metrics);
        lines = List.copyOf(lines);
        unsure = Set.copyOf(unsure);
    }

    /** What was never sent. */
    Unsent(List<MetricDatum> metrics, List<InputLogEvent> lines) {
        this(metrics, lines, Set.of());
    }

    Unsent plus(Unsent later) {
        return new Unsent(
                Stream.concat(metrics.stream(), later.metrics.stream()).toList(),
                Stream.concat(lines.stream(), later.lines.stream()).toList(),
                Stream.concat(unsure.stream(), later.unsure.stream()).collect(Collectors.toSet()));
    }

    boolean isEmpty() {
        return metrics.isEmpty() && lines.isEmpty();
    }
}
