package software.amazon.apigatewayv2.integrationresponse.telemetry;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import lombok.AccessLevel;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import lombok.experimental.Accessors;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryTiming;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.cloudformation.loggers.LogPublisher;
import software.amazon.cloudformation.proxy.HandlerRequest;

/**
 * Metrics and logs for whoever registered the type, as the RPDK publishes them, but collected and sent once at the end
 * of an invocation. What cannot be sent then is lost. Made once in a process.
 */
@RequiredArgsConstructor
@Getter(AccessLevel.PACKAGE)
@Accessors(fluent = true)
public final class Telemetry {
    /** An invocation waits so long for publishing, whatever CloudWatch does. */
    public static final Duration LIMIT = Duration.ofSeconds(2);
    /** Two for an invocation, and as many that still hang in a name server, which nothing can interrupt. */
    private static final int MAX_THREADS = 4;

    private final Map<String, String> environment;
    private final SdkHttpClient http;
    private final RetryTiming timing;
    /** Runs what ends calls and waits. */
    private final ScheduledExecutorService timer;

    private final ExecutorService threads =
            new ThreadPoolExecutor(0, MAX_THREADS, 1, TimeUnit.MINUTES, new SynchronousQueue<>(), Telemetry::daemon);

    /** The stream that this process made, by account, Region and log group: one, unless somebody invokes by hand. */
    private final Map<List<String>, String> streams = new ConcurrentHashMap<>();

    /** Whoever sends first makes them: a bad endpoint costs metrics and logs, and not the function. */
    @Getter(value = AccessLevel.PACKAGE, lazy = true)
    private final CloudWatchServices services = CloudWatchServices.from(environment, http, timer);

    /** Begins an invocation whose request brings provider credentials; Lambda's own log is to say what was lost. */
    public InvocationTelemetry begin(HandlerRequest<?, ?, ?> request, LogPublisher lambda) {
        return new InvocationTelemetry(this, request, lambda, new Collected(request.getResourceType()));
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "telemetry");
        thread.setDaemon(true);
        return thread;
    }
}
