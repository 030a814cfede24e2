package software.amazon.apigatewayv2.integrationresponse.telemetry;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

/** Splits what is to be sent into requests, only where a limit of PutMetricData or PutLogEvents makes it necessary. */
final class Batches {
    private static final int MAX_METRICS = 1_000;
    private static final int MAX_LINES = 10_000;
    /** Of the messages in UTF-8, with {@link #BYTES_OF_A_LINE} for each (CloudWatch Logs API reference). */
    private static final int MAX_BYTES = 1_048_576;

    private static final int BYTES_OF_A_LINE = 26;

    private Batches() {}

    static List<List<MetricDatum>> ofMetrics(List<MetricDatum> metrics) {
        return split(metrics, MAX_METRICS, metric -> 0);
    }

    /** In order of time, which the service insists on; lines of the same time stay as they are. */
    static List<List<InputLogEvent>> ofLines(List<InputLogEvent> lines) {
        List<InputLogEvent> sorted = new ArrayList<>(lines);
        sorted.sort(Comparator.comparing(InputLogEvent::timestamp));
        return split(
                sorted, MAX_LINES, line -> BYTES_OF_A_LINE + line.message().getBytes(StandardCharsets.UTF_8).length);
    }

    private static <T> List<List<T>> split(List<T> all, int maxSize, ToIntFunction<T> bytes) {
        List<List<T>> batches = new ArrayList<>();
        int sum = 0;
        for (T each : all) {
            int size = bytes.applyAsInt(each);
            sum += size;
            if (batches.isEmpty()
                    || sum > MAX_BYTES
                    || batches.get(batches.size() - 1).size() == maxSize) {
                batches.add(new ArrayList<>());
                sum = size;
            }
            batches.get(batches.size() - 1).add(each);
        }
        return batches;
    }
}
