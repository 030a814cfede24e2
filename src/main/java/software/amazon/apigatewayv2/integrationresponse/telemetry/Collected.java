package software.amazon.apigatewayv2.integrationresponse.telemetry;

import java.util.ArrayList;
import java.util.List;
import lombok.Getter;
import lombok.experimental.Accessors;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataResponse;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.cloudformation.injection.CloudWatchLogsProvider;
import software.amazon.cloudformation.injection.CloudWatchProvider;
import software.amazon.cloudformation.loggers.CloudWatchLogPublisher;
import software.amazon.cloudformation.metrics.MetricsPublisher;
import software.amazon.cloudformation.metrics.MetricsPublisherImpl;
import software.amazon.cloudformation.proxy.LoggerProxy;
import software.amazon.cloudformation.proxy.MetricsPublisherProxy;

/**
 * Collects what the RPDK's own publishers would send. The publishers are unchanged, so the data is exactly the RPDK's.
 * Only their clients put each request aside instead of sending it.
 */
@Getter
@Accessors(fluent = true)
final class Collected {
    private final List<MetricDatum> metrics = new ArrayList<>();
    private final List<InputLogEvent> lines = new ArrayList<>();
    private final MetricsPublisher metricsPublisher;
    private final CloudWatchLogPublisher logPublisher;

    Collected(String type) {
        CloudWatchProvider ofMetrics = new CloudWatchProvider(null, null) {
            @Override
            public CloudWatchClient get() {
                return new Metrics(metrics);
            }
        };
        CloudWatchLogsProvider ofLines = new CloudWatchLogsProvider(null, null) {
            @Override
            public CloudWatchLogsClient get() {
                return new Lines(lines);
            }
        };
        metricsPublisher = new MetricsPublisherImpl(ofMetrics, new LoggerProxy(), type);
        // Without the name of a stream it writes nothing.
        logPublisher = new CloudWatchLogPublisher(ofLines, "-", "-", new LoggerProxy(), new MetricsPublisherProxy());
        metricsPublisher.refreshClient();
        logPublisher.refreshClient();
    }

    private record Metrics(List<MetricDatum> metrics) implements CloudWatchClient {
        @Override
        public PutMetricDataResponse putMetricData(PutMetricDataRequest request) {
            metrics.addAll(request.metricData());
            return PutMetricDataResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    private record Lines(List<InputLogEvent> lines) implements CloudWatchLogsClient {
        /** An empty line is left out: the service refuses it, and the whole request with it. */
        @Override
        public PutLogEventsResponse putLogEvents(PutLogEventsRequest request) {
            request.logEvents().stream()
                    .filter(line -> !line.message().isEmpty())
                    .forEach(lines::add);
            return PutLogEventsResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
