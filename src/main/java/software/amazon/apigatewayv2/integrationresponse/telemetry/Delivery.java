package software.amazon.apigatewayv2.integrationresponse.telemetry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import software.amazon.apigatewayv2.integrationresponse.retry.Deadline;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryTiming;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.OperationAbortedException;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.RejectedLogEventsInfo;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/**
 * Calls CloudWatch and CloudWatch Logs for one recipient, within a time limit. Each call is made once, and once more if a pooled
 * connection proved dead.
 */
@RequiredArgsConstructor
final class Delivery {

    /** Calls are ended this much earlier than the wait for them, so that nothing of them is left when the invocation ends. */
    private static final Duration MARGIN = Duration.ofMillis(100);

    private static final Duration SHORTEST_CALL = Duration.ofMillis(1);

    private final Supplier<CloudWatchServices> services;
    private final Pooled pooled;
    private final LogStreams streams;
    private final Recipient recipient;
    private final AwsCredentialsProvider providerCredentials;
    private final RetryTiming timing;
    private final Deadline deadline;

    DeliveryResult<MetricDatum> metrics(List<MetricDatum> metrics, Predicate<MetricDatum> mayRepeat) {
        return send(Batches.ofMetrics(metrics), mayRepeat, batch -> {
            call(pooled.metrics(), () -> services.get()
                    .metrics()
                    .putMetricData(PutMetricDataRequest.builder()
                            .namespace(recipient.namespace())
                            .metricData(batch)
                            .overrideConfiguration(overrides().build())
                            .build()));
            return List.of();
        });
    }

    /** Sends lines to the stream, once somebody has made it. */
    DeliveryResult<InputLogEvent> lines(
            List<InputLogEvent> lines, Predicate<InputLogEvent> mayRepeat, Future<String> stream)
            throws InterruptedException {
        try {
            stream.get();
        } catch (ExecutionException notMade) {
            return DeliveryResult.notSent(lines, notMade.getCause());
        }
        return send(Batches.ofLines(lines), mayRepeat, batch -> {
            try {
                return put(batch);
            } catch (ResourceNotFoundException streamIsGone) {
                streams.forget(recipient);
                makeStream();
                return put(batch);
            }
        });
    }

    /** Makes the recipient's stream, and its group where there is none; gives the stream's name. */
    String makeStream() {
        String name = UUID.randomUUID().toString();
        String group = recipient.logGroup().orElseThrow();
        try {
            createStream(group, name);
        } catch (ResourceNotFoundException noGroup) {
            createGroup(group);
            createStream(group, name);
        }
        streams.made(recipient, name);
        return name;
    }

    /** The name is ours alone: if it exists, an earlier request made it, whose response was lost. */
    private void createStream(String group, String name) {
        try {
            call(pooled.logs(), () -> services.get()
                    .logs()
                    .createLogStream(CreateLogStreamRequest.builder()
                            .logGroupName(group)
                            .logStreamName(name)
                            .overrideConfiguration(overrides().build())
                            .build()));
        } catch (ResourceAlreadyExistsException madeBefore) {
            return;
        }
    }

    private void createGroup(String group) {
        try {
            call(pooled.logs(), () -> services.get()
                    .logs()
                    .createLogGroup(CreateLogGroupRequest.builder()
                            .logGroupName(group)
                            .overrideConfiguration(overrides().build())
                            .build()));
        } catch (ResourceAlreadyExistsException | OperationAbortedException anotherInstanceMakesIt) {
            return;
        }
    }

    /** Gives the lines that the service took the request of, but rejected. */
    private List<InputLogEvent> put(List<InputLogEvent> lines) {
        PutLogEventsResponse response = call(pooled.logs(), () -> services.get()
                .logs()
                .putLogEvents(PutLogEventsRequest.builder()
                        .logGroupName(recipient.logGroup().orElseThrow())
                        .logStreamName(streams.name(recipient).orElseThrow())
                        .logEvents(lines)
                        // As the RPDK does: a line in embedded metric format is read as metrics.
                        .overrideConfiguration(overrides()
                                .putHeader("x-amzn-logs-format", "json/emf")
                                .build())
                        .build()));
        return response.rejectedLogEventsInfo() == null ? List.of() : rejected(lines, response.rejectedLogEventsInfo());
    }

    /** The service names ends of the list: what is too old, what has expired, what lies in the future. */
    private static List<InputLogEvent> rejected(List<InputLogEvent> lines, RejectedLogEventsInfo info) {
        int taken = Math.max(
                Optional.ofNullable(info.tooOldLogEventEndIndex()).orElse(0),
                Optional.ofNullable(info.expiredLogEventEndIndex()).orElse(0));
        int tooNew = Optional.ofNullable(info.tooNewLogEventStartIndex()).orElse(lines.size());
        List<InputLogEvent> rejected = new ArrayList<>(lines.subList(0, Math.min(taken, lines.size())));
        rejected.addAll(lines.subList(Math.min(tooNew, lines.size()), lines.size()));
        return rejected;
    }

    /**
     * Sends one batch after the other, until one may have to be sent again.
     *
     * @param mayRepeat what may be sent again although it may have arrived
     * @param request sends a batch and gives what of it was rejected
     */
    private <T> DeliveryResult<T> send(
            List<List<T>> batches, Predicate<T> mayRepeat, Function<List<T>, List<T>> request) {
        List<T> kept = new ArrayList<>();
        List<T> unsure = new ArrayList<>();
        List<T> dropped = new ArrayList<>();
        Optional<Throwable> failure = Optional.empty();
        boolean later = false;
        for (List<T> batch : batches) {
            if (later || timeLeft().compareTo(Duration.ZERO) <= 0) {
                kept.addAll(batch);
                continue;
            }
            try {
                List<T> rejected = request.apply(batch);
                dropped.addAll(rejected);
                failure = rejected.isEmpty() ? failure : Optional.of(new RejectedLogEventsException());
            } catch (RuntimeException e) {
                DeliveryResult<T> failed = DeliveryResult.failed(batch, e, mayRepeat);
                kept.addAll(failed.kept());
                unsure.addAll(failed.unsure());
                dropped.addAll(failed.dropped());
                failure = failed.failure();
                later = Fate.of(e) != Fate.REFUSED;
            }
        }
        return new DeliveryResult<>(kept, unsure, dropped, failure);
    }

    private <T> T call(Pooled.Connection connection, Supplier<T> request) {
        try {
            return once(connection, request);
        } catch (SdkClientException e) {
            if (connection.takePooled() && Fate.connectionDied(e)) {
                return once(connection, request);
            }
            throw e;
        }
    }

    private static <T> T once(Pooled.Connection connection, Supplier<T> request) {
        try {
            T response = request.get();
            connection.returned();
            return response;
        } catch (AwsServiceException refusal) {
            connection.returned();
            throw refusal;
        }
    }

    private AwsRequestOverrideConfiguration.Builder overrides() {
        Duration left = timeLeft();
        return AwsRequestOverrideConfiguration.builder()
                .credentialsProvider(providerCredentials)
                .apiCallTimeout(left.compareTo(SHORTEST_CALL) < 0 ? SHORTEST_CALL : left);
    }

    private Duration timeLeft() {
        return deadline.remaining(timing).minus(MARGIN);
    }

    /** Counts like an exception of the SDK's, by its class. */
    private static final class RejectedLogEventsException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
