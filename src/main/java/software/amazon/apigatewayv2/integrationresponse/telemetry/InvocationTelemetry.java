package software.amazon.apigatewayv2.integrationresponse.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import software.amazon.apigatewayv2.integrationresponse.retry.Deadline;
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

    private final Telemetry telemetry;
    private final Recipient recipient;
    private final AwsCredentialsProvider providerCredentials;
    private final LogPublisher lambda;
    private final Collected collected = new Collected();
    private final MetricsPublisher metrics;
    private final CloudWatchLogPublisher log;
    private final Future<String> stream;

    InvocationTelemetry(Telemetry telemetry, Recipient recipient, Credentials credentials, LogPublisher lambda) {
        this.telemetry = telemetry;
        this.recipient = recipient;
        this.providerCredentials = StaticCredentialsProvider.create(AwsSessionCredentials.create(
                credentials.getAccessKeyId(), credentials.getSecretAccessKey(), credentials.getSessionToken()));
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
            Unsent all = telemetry.backlog().take(recipient).plus(collected.take());
            Duration limit = available.compareTo(Telemetry.LIMIT) < 0 ? available : Telemetry.LIMIT;
            keep(limit.compareTo(Duration.ZERO) > 0 ? send(all, limit) : all);
        } catch (Throwable e) {
            tell("Metrics and lines are lost: " + e.getClass().getSimpleName());
        } finally {
            stream.cancel(true);
        }
    }

    private Future<String> beginStream() {
        Optional<String> known = telemetry.streams().name(recipient);
        return known.isPresent() || recipient.logGroup().isEmpty()
                ? CompletableFuture.completedFuture(known.orElse(""))
                : Sending.submit(telemetry.sendingThreads(), delivery(Telemetry.LIMIT)::makeStream);
    }

    private Unsent send(Unsent all, Duration limit) {
        Delivery delivery = delivery(limit);
        // A metric that is there twice tells something wrong; a line does not, once.
        Predicate<MetricDatum> never = metric -> false;
        Predicate<InputLogEvent> once = line -> !all.unsure().contains(line);
        Sending<MetricDatum> metricsSent = Sending.begin(
                telemetry.sendingThreads(), all.metrics(), never, () -> delivery.metrics(all.metrics(), never));
        List<InputLogEvent> lines = recipient.logGroup().isPresent() ? all.lines() : List.of();
        Sending<InputLogEvent> linesSent =
                Sending.begin(telemetry.sendingThreads(), lines, once, () -> delivery.lines(lines, once, stream));
        Runnable cancel = () -> {
            metricsSent.cancel();
            linesSent.cancel();
            stream.cancel(true);
        };
        try {
            // Calls end themselves before; this is for what no call's own limit ends, such as a name server that hangs.
            Future<?> limitReached = telemetry.limits().schedule(cancel, limit.toMillis(), TimeUnit.MILLISECONDS);
            DeliveryResult<MetricDatum> ofMetrics = metricsSent.result();
            DeliveryResult<InputLogEvent> ofLines = linesSent.result();
            limitReached.cancel(false);
            return unsent(all, ofMetrics, ofLines);
        } finally {
            cancel.run();
        }
    }

    private Unsent unsent(Unsent all, DeliveryResult<MetricDatum> ofMetrics, DeliveryResult<InputLogEvent> ofLines) {
        tell("metrics", ofMetrics);
        tell("lines", ofLines);
        ofLines.failure()
                .ifPresent(failure -> metrics.publishProviderLogDeliveryExceptionMetric(Instant.now(), failure));
        Set<InputLogEvent> unsure = new HashSet<>(ofLines.unsure());
        ofLines.kept().stream().filter(all.unsure()::contains).forEach(unsure::add);
        return new Unsent(ofMetrics.kept(), ofLines.kept(), unsure).plus(collected.take());
    }

    private Delivery delivery(Duration limit) {
        return new Delivery(
                telemetry::services,
                telemetry.pooled(),
                telemetry.streams(),
                recipient,
                providerCredentials,
                telemetry.timing(),
                Deadline.of(telemetry.timing(), limit));
    }

    private void keep(Unsent unsent) {
        Unsent dropped = telemetry.backlog().keep(recipient, unsent);
        if (!dropped.isEmpty()) {
            tell("No room for all that is unsent: " + dropped.metrics().size() + " metrics and "
                    + dropped.lines().size() + " lines are dropped");
        }
    }

    private void tell(String what, DeliveryResult<?> result) {
        result.failure()
                .ifPresent(failure -> tell("Unsent " + what + " (" + Fate.inWords(failure) + "): "
                        + result.dropped().size() + " dropped, "
                        + result.kept().size() + " kept for a later invocation"));
    }

    private void tell(String line) {
        lambda.publishLogEvent(line);
    }
}
