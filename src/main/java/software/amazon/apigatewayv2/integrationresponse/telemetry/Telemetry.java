package software.amazon.apigatewayv2.integrationresponse.telemetry;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryTiming;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.cloudformation.AbstractWrapper;
import software.amazon.cloudformation.loggers.LogPublisher;
import software.amazon.cloudformation.proxy.Credentials;

/**
 * Metrics and logs for whoever registered the type, as the RPDK publishes them, but collected and sent once at the end of an
 * invocation, in one round trip. What cannot be sent waits here for the next invocation. Made once in a process.
 */
public final class Telemetry {

    /** An invocation waits so long for publishing, whatever CloudWatch does. */
    public static final Duration LIMIT = Duration.ofSeconds(2);

    /** What publishing needs of the role whose credentials a type's LoggingConfig brings; docs/operate.md shows it. */
    public static final List<String> ACTIONS =
            List.of("cloudwatch:PutMetricData", "logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents");

    /** Two for the two services and as many that still hang in a name server, which nothing can interrupt. */
    private static final int THREADS = 4;

    private static final int MOST_WAITING = 16;

    private final Supplier<CloudWatchServices> makeServices;
    private Optional<CloudWatchServices> services = Optional.empty();
    private final RetryTiming timing;
    private final ScheduledExecutorService timer;
    private final ExecutorService senders = senders();
    private final Pooled pooled = new Pooled();
    private final LogStreams streams = new LogStreams();
    private final Backlog backlog = new Backlog();

    /**
     * Telemetry of one process.
     *
     * @param environment the function's environment variables: the Region, and endpoints for local use
     * @param timer runs what ends calls and waits
     */
    public Telemetry(
            Map<String, String> environment, SdkHttpClient http, RetryTiming timing, ScheduledExecutorService timer) {
        this.makeServices = () -> CloudWatchServices.from(environment, http, timer);
        this.timing = timing;
        this.timer = timer;
    }

    /** That of this process, made from the environment. */
    public static Telemetry ofThisProcess() {
        return SharedTelemetry.TELEMETRY;
    }

    /** A timer of one thread, which ends itself when there was nothing to do for a while. */
    public static ScheduledExecutorService timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, daemons("telemetry timeout"));
        timer.setKeepAliveTime(1, TimeUnit.MINUTES);
        timer.allowCoreThreadTimeOut(true);
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /**
     * Begins an invocation. If the recipient has no log stream yet, it is made meanwhile.
     *
     * @param providerCredentials those that the type's LoggingConfig brings
     * @param lambda Lambda's own log, which says what was lost
     */
    public InvocationTelemetry begin(Recipient recipient, Credentials providerCredentials, LogPublisher lambda) {
        return new InvocationTelemetry(this, recipient, providerCredentials, lambda);
    }

    /** Whoever sends first makes them: a bad endpoint costs metrics and logs, and not the function. */
    synchronized CloudWatchServices services() {
        CloudWatchServices made = services.orElseGet(makeServices);
        services = Optional.of(made);
        return made;
    }

    RetryTiming timing() {
        return timing;
    }

    ScheduledExecutorService limits() {
        return timer;
    }

    ExecutorService sendingThreads() {
        return senders;
    }

    Pooled pooled() {
        return pooled;
    }

    LogStreams streams() {
        return streams;
    }

    Backlog backlog() {
        return backlog;
    }

    /** With a queue, for a thread that has just done its work is not yet ready for more; the threads end when idle. */
    private static ExecutorService senders() {
        ThreadPoolExecutor senders = new ThreadPoolExecutor(
                THREADS, THREADS, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(MOST_WAITING), daemons("telemetry"));
        senders.allowCoreThreadTimeOut(true);
        return senders;
    }

    private static ThreadFactory daemons(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Made when it is first needed. */
    private static final class SharedTelemetry {
        private static final Telemetry TELEMETRY =
                new Telemetry(System.getenv(), AbstractWrapper.HTTP_CLIENT, RetryTiming.REAL, timer());
    }
}
