package software.amazon.apigatewayv2.integrationresponse.telemetry;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

/** Metrics and lines of one recipient that are still to be sent, in the order in which they were made. */
record Unsent(List<MetricDatum> metrics, List<InputLogEvent> lines) {

    static final Unsent NOTHING = new Unsent(List.of(), List.of());

    Unsent {
        metrics = List.copyOf(metrics);
        lines = List.copyOf(lines);
    }

    Unsent plus(Unsent later) {
        return new Unsent(
                Stream.concat(metrics.stream(), later.metrics.stream()).toList(),
                Stream.concat(lines.stream(), later.lines.stream()).toList());
    }

    boolean isEmpty() {
        return metrics.isEmpty() && lines.isEmpty();
    }
}
