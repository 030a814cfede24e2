package software.amazon.apigatewayv2.integrationresponse.retry;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.apigatewayv2.integrationresponse.service.CallResult;
import software.amazon.apigatewayv2.integrationresponse.service.ErrorKind;
import software.amazon.apigatewayv2.integrationresponse.service.ServiceError;

/**
 * Calls API Gateway in one invocation: every call goes through it, is counted, and is retried while the table of reactions
 * ({@link Reaction}) says so and the {@link RetryPolicy} allows. This is the only place that waits.
 */
public final class RetryingCaller {

    private static final ServiceError OUT_OF_TIME = new ServiceError(
            ErrorKind.OUT_OF_TIME,
            "This invocation has less than " + RetryPolicy.MIN_TIME.toSeconds()
                    + " s left, too little for a call to API Gateway: give the function a timeout of 60 s");

    private static final Duration SHORTEST_CALL = Duration.ofSeconds(1);

    private final RetryPolicy retryPolicy;
    private final Deadline deadline;
    private Attempts attempts;
    private Optional<ServiceError> lastError = Optional.empty();
    private int failures;

    /** Begins an invocation; {@code before} is what earlier invocations of the same operation tried. */
    public RetryingCaller(RetryPolicy retryPolicy, Deadline deadline, Attempts before) {
        this.retryPolicy = retryPolicy;
        this.deadline = deadline;
        this.attempts = before.invoked();
    }

    /**
     * Makes a call, and retries it while the table says so and the retry policy allows.
     *
     * @param send makes the call once, within a limit of time if it is shorter than {@link RetryPolicy#CALL_TIMEOUT}
     */
    public <T> CallResult<T, CallFailure> call(
            CallKind kind, Function<Optional<Duration>, CallResult<T, ServiceError>> send) {
        while (true) {
            Duration left = retryPolicy.end(deadline).minus(elapsed());
            if (kind.needsTime() && left.compareTo(RetryPolicy.MIN_TIME) < 0) {
                return new CallResult.Failure<>(shortage());
            }
            attempts = attempts.called();
            CallResult<T, ServiceError> result = send.apply(limit(left));
            if (result instanceof CallResult.Success<T, ServiceError> success) {
                return new CallResult.Success<>(success.value());
            }
            ServiceError error = ((CallResult.Failure<T, ServiceError>) result).failure();
            lastError = Optional.of(error);
            if (error.kind().isOutcomeUnknown() && kind.changes()) {
                attempts = attempts.unresolved(error.kind().isUnanswered());
            }
            CallFailure.NotRetried failure = new CallFailure.NotRetried(error, Reaction.to(error.kind(), kind));
            Optional<CallFailure> end = failure.reaction().isRetry() ? waitAfter(failure) : Optional.of(failure);
            if (end.isPresent()) {
                return new CallResult.Failure<>(end.get());
            }
        }
    }

    /**
     * Waits after an error, before whatever the caller does next.
     *
     * @return why this invocation does not go on; empty if it does
     */
    public Optional<CallFailure> waitAfter(CallFailure.NotRetried failure) {
        failures++;
        ServiceError error = failure.error();
        RetryTiming timing = deadline.timing();
        Optional<Backoff.Wait> wait =
                new Backoff(attempts, failures, elapsed(), deadline, timing.jitter()).next(retryPolicy);
        if (failure.reaction().isBrief()) {
            Duration longer = wait.map(Backoff.Wait::length).orElse(Duration.ZERO);
            if (!attempts.conflicts().mayWait(longer, RetryPolicy.BRIEF_RETRY)) {
                return Optional.of(new CallFailure.RetriesExhausted(error));
            }
            attempts = attempts.withConflicts(attempts.conflicts().waited(longer));
        }
        if (wait.filter(Backoff.Wait::isCallback).isPresent()) {
            return Optional.of(
                    new CallFailure.CallBack(error, (int) wait.get().length().toSeconds()));
        }
        return wait.filter(pause -> timing.sleep(pause.length())).isPresent()
                ? Optional.empty()
                : Optional.of(new CallFailure.RetriesExhausted(error));
    }

    /**
     * Asks to be called back for a key that another integration response has.
     *
     * @return empty if the update has waited long enough
     */
    public Optional<CallFailure> waitForKey(ServiceError exists) {
        int delay = attempts.conflicts().keyDelay();
        return attempts.conflicts().waitedForKey(elapsed()).map(waited -> {
            attempts = attempts.withConflicts(waited);
            return new CallFailure.CallBack(exists, delay);
        });
    }

    private CallFailure shortage() {
        lastError = Optional.of(OUT_OF_TIME);
        if (attempts.shortages() == RetryPolicy.MAX_SHORTAGES) {
            return new CallFailure.RetriesExhausted(OUT_OF_TIME);
        }
        attempts = attempts.withShortages(attempts.shortages() + 1);
        return new CallFailure.CallBack(OUT_OF_TIME, 1);
    }

    private static Optional<Duration> limit(Duration left) {
        Duration limit = left.compareTo(SHORTEST_CALL) < 0 ? SHORTEST_CALL : left;
        return Optional.of(limit).filter(shorter -> shorter.compareTo(RetryPolicy.CALL_TIMEOUT) < 0);
    }

    /** What has been tried so far, this invocation included. */
    public Attempts attempts() {
        return attempts;
    }

    /** The error of the last call of this invocation that failed. */
    public Optional<ServiceError> lastError() {
        return lastError;
    }

    /** How long this invocation has lasted. */
    public Duration elapsed() {
        return deadline.elapsed();
    }
}
