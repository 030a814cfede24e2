package software.amazon.apigatewayv2.integrationresponse.telemetry;

import java.util.ArrayList;
import java.util.List;
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
 * Collects what the RPDK's own publishers would send. The publishers are unchanged, so the data is exactly the RPDK's. Only
 * their clients put each request aside instead of sending it.
 */
final class Collected {

    private final List<MetricDatum> metrics = new ArrayList<>();
    private final List<InputLogEvent> lines = new ArrayList<>();

    /** The RPDK's publisher of metrics, which sends nothing. */
    MetricsPublisher metricsPublisher(Recipient recipient) {
        CloudWatchProvider provider = new CloudWatchProvider(null, null) {
            @Override
            public CloudWatchClient get() {
                return new Metrics();
            }
        };
        MetricsPublisher publisher = new MetricsPublisherImpl(provider, new LoggerProxy(), recipient.type());
        publisher.refreshClient();
        return publisher;
    }

    /** The RPDK's publisher of lines, which sends nothing. It needs the name of a stream, or it writes nothing. */
    CloudWatchLogPublisher logPublisher() {
        CloudWatchLogsProvider provider = new CloudWatchLogsProvider(null, null) {
            @Override
            public CloudWatchLogsClient get() {
                return new Lines();
            }
        };
        CloudWatchLogPublisher publisher =
                new CloudWatchLogPublisher(provider, "-", "-", new LoggerProxy(), new MetricsPublisherProxy());
        publisher.refreshClient();
        return publisher;
    }

    /** All that has come since this was asked for the last time. */
    Unsent take() {
        Unsent all = new Unsent(metrics, lines);
        metrics.clear();
        lines.clear();
        return all;
    }

    private final class Metrics implements CloudWatchClient {

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

    private final class Lines implements CloudWatchLogsClient {

        /** An empty line is left out: the service refuses it, and the whole request with it. */
        @Override
        public PutLogEventsResponse putLogEvents(PutLogEventsRequest request) {
            for (InputLogEvent line : request.logEvents()) {
                if (line.message() != null && !line.message().isEmpty()) {
                    lines.add(line);
                }
            }
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
