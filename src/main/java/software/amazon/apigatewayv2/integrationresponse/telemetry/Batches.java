package software.amazon.apigatewayv2.integrationresponse.telemetry;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

/** Splits what is to be sent into requests, and only where the services' own limits make it necessary. */
final class Batches {

    /** PutMetricData takes so many metrics (CloudWatch API reference). */
    static final int MOST_METRICS = 1_000;

    /** PutLogEvents takes so many lines (CloudWatch Logs API reference, as the next three). */
    static final int MOST_LINES = 10_000;

    /** The messages in UTF-8 and {@link #BYTES_OF_A_LINE} for each. */
    static final int MOST_BYTES = 1_048_576;

    static final int BYTES_OF_A_LINE = 26;

    static final Duration LONGEST_SPAN = Duration.ofHours(24);

    private Batches() {}

    static List<List<MetricDatum>> ofMetrics(List<MetricDatum> metrics) {
        List<List<MetricDatum>> batches = new ArrayList<>();
        for (int from = 0; from < metrics.size(); from += MOST_METRICS) {
            batches.add(metrics.subList(from, Math.min(metrics.size(), from + MOST_METRICS)));
        }
        return batches;
    }

    /** In order of time, which the service insists on; lines of the same time stay as they are. */
    static List<List<InputLogEvent>> ofLines(List<InputLogEvent> lines) {
        List<List<InputLogEvent>> batches = new ArrayList<>();
        List<InputLogEvent> batch = new ArrayList<>();
        int bytes = 0;
        for (InputLogEvent line : lines.stream()
                .sorted(Comparator.comparing(InputLogEvent::timestamp))
                .toList()) {
            int size = bytes(line);
            boolean full = batch.size() == MOST_LINES
                    || bytes + size > MOST_BYTES
                    || !batch.isEmpty() && line.timestamp() - batch.get(0).timestamp() >= LONGEST_SPAN.toMillis();
            if (full && !batch.isEmpty()) {
                batches.add(batch);
                batch = new ArrayList<>();
                bytes = 0;
            }
            batch.add(line);
            bytes += size;
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }

    static int bytes(InputLogEvent line) {
        return line.message().getBytes(StandardCharsets.UTF_8).length + BYTES_OF_A_LINE;
    }
}
