package software.amazon.apigatewayv2.integrationresponse.telemetry;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import software.amazon.apigatewayv2.integrationresponse.retry.Deadline;
import software.amazon.cloudformation.loggers.CloudWatchLogPublisher;
import software.amazon.cloudformation.loggers.LogPublisher;
import software.amazon.cloudformation.metrics.MetricsPublisher;
import software.amazon.cloudformation.proxy.HandlerRequest;

/** Metrics and logs of one invocation. */
@RequiredArgsConstructor
public final class InvocationTelemetry {
    private final Telemetry telemetry;
    private final HandlerRequest<?, ?, ?> request;
    private final LogPublisher lambda;
    private final Collected collected;

    /** Takes what the RPDK counts. */
    public MetricsPublisher metrics() {
        return collected.metricsPublisher();
    }

    /** Takes what the RPDK and the handlers log. */
    public CloudWatchLogPublisher log() {
        return collected.logPublisher();
    }

    /**
     * Sends all of it once, in the time that is available, at most {@link Telemetry#LIMIT}; Lambda's log says what was
     * lost. Nothing is thrown, no Error either: the operation has its outcome.
     */
    public void publish(Duration available) {
        String lost;
        try {
            lost = send(available.compareTo(Telemetry.LIMIT) < 0 ? available : Telemetry.LIMIT);
        } catch (Throwable e) {
            lost = collected.metrics().size() + " metrics and "
                    + collected.lines().size() + " lines ("
                    + e.getClass().getSimpleName() + ")";
        }
        if (!lost.isEmpty()) {
            lambda.publishLogEvent("Not published: " + lost);
        }
    }

    private String send(Duration limit) {
        Delivery delivery = new Delivery(telemetry, request, Deadline.of(telemetry.timing(), limit));
        List<Sending> sendings = List.of(
                Sending.begin(
                        telemetry.threads(), "metrics", Batches.ofMetrics(collected.metrics()), delivery::putMetrics),
                Sending.begin(telemetry.threads(), "lines", Batches.ofLines(collected.lines()), delivery::putLines));
        Runnable cancel = () -> sendings.forEach(sending -> sending.end().cancel(true));
        try {
            // Calls end themselves before; this is for what no call's own limit ends, such as a name server that hangs.
            Future<?> limitReached = telemetry.timer().schedule(cancel, limit.toMillis(), TimeUnit.MILLISECONDS);
            String lost = sendings.stream().flatMap(Sending::awaitLoss).collect(Collectors.joining(" and "));
            limitReached.cancel(false);
            return lost;
        } finally {
            cancel.run();
        }
    }
}
