package software.amazon.apigatewayv2.integrationresponse.telemetry;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import software.amazon.apigatewayv2.integrationresponse.retry.Deadline;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.OperationAbortedException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.cloudformation.metrics.Metric;
import software.amazon.cloudformation.proxy.Credentials;
import software.amazon.cloudformation.proxy.HandlerRequest;

/** Calls CloudWatch and CloudWatch Logs for one request, with the provider credentials in it, until a deadline. */
record Delivery(Telemetry telemetry, HandlerRequest<?, ?, ?> request, Deadline deadline) {
    /** Calls end this much earlier than the wait for them, so that nothing of them is left when the invocation ends. */
    private static final Duration MARGIN = Duration.ofMillis(100);

    /** The namespace is as the RPDK makes it. */
    void putMetrics(List<MetricDatum> metrics) {
        String namespace =
                Metric.METRIC_NAMESPACE_ROOT + "/" + request.getResourceType().replace("::", "/");
        telemetry.services().metrics().putMetricData(call -> call.namespace(namespace)
                .metricData(metrics)
                .overrideConfiguration(overrides().build()));
    }

    /** Sends lines to the stream of this process. If somebody has deleted it, the next invocation makes another one. */
    void putLines(List<InputLogEvent> lines) {
        List<String> log = Arrays.asList(request.getAwsAccountId(), request.getRegion(), group());
        String stream = Optional.ofNullable(telemetry.streams().get(log)).orElseGet(this::createStream);
        try {
            logs().putLogEvents(call -> call.logGroupName(group())
                    .logStreamName(stream)
                    .logEvents(lines)
                    // As the RPDK does: a line in embedded metric format is read as metrics.
                    .overrideConfiguration(overrides()
                            .putHeader("x-amzn-logs-format", "json/emf")
                            .build()));
            telemetry.streams().put(log, stream);
        } catch (ResourceNotFoundException streamIsGone) {
            telemetry.streams().remove(log);
            throw streamIsGone;
        }
    }

    /** Makes a stream, and its group where there is none. */
    private String createStream() {
        String stream = UUID.randomUUID().toString();
        try {
            createStream(stream);
        } catch (ResourceNotFoundException noGroup) {
            createGroup();
            createStream(stream);
        }
        return stream;
    }

    private void createStream(String stream) {
        logs().createLogStream(call -> call.logGroupName(group())
                .logStreamName(stream)
                .overrideConfiguration(overrides().build()));
    }

    private void createGroup() {
        try {
            logs().createLogGroup(call ->
                    call.logGroupName(group()).overrideConfiguration(overrides().build()));
        } catch (ResourceAlreadyExistsException | OperationAbortedException anotherInstanceMakesIt) {
            return;
        }
    }

    private CloudWatchLogsClient logs() {
        return telemetry.services().logs();
    }

    private String group() {
        return request.getRequestData().getProviderLogGroupName();
    }

    private AwsRequestOverrideConfiguration.Builder overrides() {
        Credentials given = request.getRequestData().getProviderCredentials();
        return AwsRequestOverrideConfiguration.builder()
                .credentialsProvider(StaticCredentialsProvider.create(AwsSessionCredentials.create(
                        given.getAccessKeyId(), given.getSecretAccessKey(), given.getSessionToken())))
                .apiCallTimeout(Duration.ofMillis(
                        Math.max(1, deadline.remaining().minus(MARGIN).toMillis())));
    }
}
