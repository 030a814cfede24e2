package software.amazon.apigatewayv2.integrationresponse.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import software.amazon.apigatewayv2.integrationresponse.retry.Deadline;
import software.amazon.apigatewayv2.integrationresponse.telemetry.Delivered.IfUnknown;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.loggers.CloudWatchLogPublisher;
import software.amazon.cloudformation.loggers.LogPublisher;
import software.amazon.cloudformation.metrics.MetricsPublisher;
import software.amazon.cloudformation.proxy.Credentials;
import software.amazon.cloudformation.proxy.HandlerErrorCode;

/** Metrics and logs of one invocation. */
public final class InvocationTelemetry {

    private final Telemetry process;
    private final Recipient recipient;
    private final AwsCredentialsProvider owner;
    private final LogPublisher lambda;
    private final Collected collected = new Collected();
    private final MetricsPublisher metrics;
    private final CloudWatchLogPublisher log;
    private final Future<String> stream;

    InvocationTelemetry(Telemetry process, Recipient recipient, Credentials owner, LogPublisher lambda) {
        this.process = process;
        this.recipient = recipient;
        this.owner = StaticCredentialsProvider.create(AwsSessionCredentials.create(
                owner.getAccessKeyId(), owner.getSecretAccessKey(), owner.getSessionToken()));
        this.lambda = lambda;
        metrics = collected.metricsPublisher(recipient);
        log = collected.logPublisher();
        stream = beginStream();
    }

    /** Takes what the RPDK counts. */
    public MetricsPublisher metrics() {
        return metrics;
    }

    /** Takes what the RPDK and the handlers log. */
    public CloudWatchLogPublisher log() {
        return log;
    }

    /** Counts and logs a request that never came to the RPDK, as the RPDK would. */
    public void refused(Action action, Exception reason, HandlerErrorCode code) {
        metrics.publishExceptionMetric(Instant.now(), action, reason, code);
        metrics.publishExceptionByErrorCodeAndCountBulkMetrics(Instant.now(), action, code);
        log.publishLogEvent(reason.getMessage());
    }

    /**
     * Sends all of it, and what earlier invocations left for the same recipient. Nothing gets out, Errors included: the
     * operation has its outcome, and whatever is thrown here would take it away.
     *
     * @param available how much time the invocation has left; {@link Telemetry#LIMIT} is never exceeded
     */
    public void publish(Duration available) {
        try {
            Unsent all = process.backlog().take(recipient).plus(collected.take());
            Duration limit = available.compareTo(Telemetry.LIMIT) < 0 ? available : Telemetry.LIMIT;
            keep(limit.compareTo(Duration.ZERO) > 0 ? send(all, limit) : all);
        } catch (Throwable e) {
            tell("Metrics and lines are lost: " + e.getClass().getSimpleName());
        }
    }

    private Future<String> beginStream() {
        Optional<String> known = process.streams().name(recipient);
        if (known.isPresent() || recipient.logGroup().isEmpty()) {
            return CompletableFuture.completedFuture(known.orElse(""));
        }
        return submit(delivery(Telemetry.LIMIT)::makeStream);
    }

    private <T> Future<T> submit(Callable<T> task) {
        try {
            return process.executor().submit(task);
        } catch (RejectedExecutionException | OutOfMemoryError noThread) {
            return CompletableFuture.failedFuture(noThread);
        }
    }

    private Unsent send(Unsent all, Duration limit) {
        Delivery delivery = delivery(limit);
        Future<Delivered<MetricDatum>> sentMetrics = submit(() -> delivery.metrics(all.metrics()));
        Future<Delivered<InputLogEvent>> sentLines = recipient.logGroup().isEmpty()
                ? CompletableFuture.completedFuture(new Delivered<>(List.of(), List.of(), Optional.empty()))
                : submit(() -> delivery.lines(all.lines(), stream));
        // Calls end themselves before; this is for what no call's own limit ends, such as a name server that hangs.
        Future<?> limitReached = process.timeouts()
                .schedule(
                        () -> {
                            sentMetrics.cancel(true);
                            sentLines.cancel(true);
                            stream.cancel(true);
                        },
                        limit.toMillis(),
                        TimeUnit.MILLISECONDS);
        Delivered<MetricDatum> ofMetrics = outcome(sentMetrics, all.metrics(), IfUnknown.DROP);
        Delivered<InputLogEvent> ofLines = outcome(sentLines, all.lines(), IfUnknown.SEND_AGAIN);
        limitReached.cancel(false);
        tell("metrics", ofMetrics);
        tell("lines", ofLines);
        ofLines.failure()
                .ifPresent(failure -> metrics.publishProviderLogDeliveryExceptionMetric(Instant.now(), failure));
        return new Unsent(ofMetrics.kept(), ofLines.kept()).plus(collected.take());
    }

    private static <T> Delivered<T> outcome(Future<Delivered<T>> sending, List<T> all, IfUnknown ifUnknown) {
        try {
            return sending.get();
        } catch (ExecutionException e) {
            return Delivered.failed(all, e.getCause(), ifUnknown);
        } catch (CancellationException e) {
            return Delivered.failed(all, e, ifUnknown);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            sending.cancel(true);
            return Delivered.failed(all, e, ifUnknown);
        }
    }

    private Delivery delivery(Duration limit) {
        return new Delivery(
                process.services(),
                process.pooled(),
                process.streams(),
                recipient,
                owner,
                process.timing(),
                Deadline.of(process.timing(), limit));
    }

    private void keep(Unsent unsent) {
        Unsent dropped = process.backlog().keep(recipient, unsent);
        if (!dropped.isEmpty()) {
            tell("No room for all that is unsent: " + dropped.metrics().size() + " metrics and "
                    + dropped.lines().size() + " lines are dropped");
        }
    }

    private void tell(String what, Delivered<?> delivered) {
        delivered
                .failure()
                .ifPresent(failure -> tell("Unsent " + what + " (" + Fate.inWords(failure) + "): "
                        + delivered.dropped().size() + " dropped, "
                        + delivered.kept().size() + " kept for a later invocation"));
    }

    private void tell(String line) {
        lambda.publishLogEvent(line);
    }
}
