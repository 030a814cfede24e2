package software.amazon.apigatewayv2.integrationresponse.retry;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.apigatewayv2.integrationresponse.retry.Backoff.Decision;
import software.amazon.apigatewayv2.integrationresponse.service.CallResult;
import software.amazon.apigatewayv2.integrationresponse.service.ErrorKind;
import software.amazon.apigatewayv2.integrationresponse.service.ServiceError;

/**
 * One invocation's retrying caller of API Gateway: every call goes through it, is counted, and is retried while the
 * {@link ReactionTable} says so and the {@link RetryPolicy} allows. This is the only place that waits.
 */
public final class RetryingCaller {

    private static final ServiceError OUT_OF_TIME =
            new ServiceError(ErrorKind.OUT_OF_TIME, "This invocation has no time left for a call to API Gateway");

    private final RetryPolicy retryPolicy;
    private final RetryTiming timing;
    private final Deadline deadline;
    private Attempts attempts;
    private Optional<ServiceError> lastError = Optional.empty();
    private int failures;
    private Duration waited = Duration.ZERO;
    private boolean looked;

    /** Begins an invocation; {@code before} is what earlier invocations of the same operation tried. */
    public RetryingCaller(RetryPolicy retryPolicy, RetryTiming timing, Deadline deadline, Attempts before) {
        this.retryPolicy = retryPolicy;
        this.timing = timing;
        this.deadline = deadline;
        this.attempts = before.invoked();
    }

    /** Makes a call, and retries it while the table says so and the retry policy allows. */
    public <T> CallResult<T, CallFailure> call(CallKind kind, Supplier<CallResult<T, ServiceError>> send) {
        while (true) {
            if (elapsed().compareTo(retryPolicy.latestStart(deadline)) > 0) {
                return new CallResult.Failure<>(
                        next(OUT_OF_TIME, Optional.empty()).orElseThrow());
            }
            attempts = attempts.called();
            CallResult<T, ServiceError> result = send.get();
            if (result instanceof CallResult.Success<T, ServiceError> success) {
                return new CallResult.Success<>(success.value());
            }
            ServiceError error = ((CallResult.Failure<T, ServiceError>) result).failure();
            lastError = Optional.of(error);
            if (error.kind().isOutcomeUnknown() && kind.changes()) {
                attempts = attempts.unresolved(error.kind().isUnanswered());
            }
            Reaction reaction = ReactionTable.of(error.kind(), kind);
            Optional<CallFailure> failure = reaction.isRetry()
                    ? waitAfter(error, reaction)
                    : Optional.of(new CallFailure.NotRetried(error, reaction));
            if (failure.isPresent()) {
                return new CallResult.Failure<>(failure.get());
            }
        }
    }

    /**
     * Waits after an error, before whatever the caller does next.
     *
     * @return why this invocation does not go on; empty if it does
     */
    public Optional<CallFailure> waitAfter(CallFailure.NotRetried failure) {
        return waitAfter(failure.error(), failure.reaction());
    }

    private Optional<CallFailure> waitAfter(ServiceError error, Reaction reaction) {
        return next(error, reaction.isBrief() ? Optional.of(RetryPolicy.BRIEF_RETRY) : Optional.empty());
    }

    /**
     * Another integration response has the key that an update wants, and may be giving it up: asks to be called back.
     *
     * @return a failure that says when, or that there is no more time
     */
    public CallFailure waitForKey(ServiceError error) {
        Conflicts conflicts = attempts.conflicts();
        int seconds = (int) Math.min(conflicts.keyWaits() + 1, RetryPolicy.MAX_KEY_CALLBACK_DELAY.toSeconds());
        Duration wait = elapsed().plusSeconds(seconds);
        if (conflicts.keyWaits() == RetryPolicy.MAX_KEY_WAITS || !conflicts.mayWait(wait, RetryPolicy.KEY_WAIT)) {
            return new CallFailure.RetriesExhausted(error);
        }
        attempts = attempts.withConflicts(conflicts.waitedForKey(wait));
        return new CallFailure.CallBack(error, seconds);
    }

    /** Whether earlier invocations waited for a key that another integration response has. */
    public boolean hasWaitedForKey() {
        return attempts.conflicts().keyWaits() > 0;
    }

    /** Claims the one look of this invocation for who has the key: true at the first call, false at any later one. */
    public boolean claimLook() {
        boolean free = !looked;
        looked = true;
        return free;
    }

    /** Within the limit of time that an operation may wait because of conflicts, where there is one. */
    private Optional<CallFailure> next(ServiceError error, Optional<Duration> limit) {
        failures++;
        // An update that waited for a key was not refused for being too early or too often.
        int invocations = attempts.invocations() - attempts.conflicts().keyWaits();
        Decision decision =
                Backoff.after(retryPolicy, failures, waited, elapsed(), deadline, invocations, timing.jitter());
        if (limit.isPresent() && !attempts.conflicts().mayWait(decision.delay(), limit.get())) {
            return Optional.of(new CallFailure.RetriesExhausted(error));
        }
        if (limit.isPresent()) {
            attempts = attempts.withConflicts(attempts.conflicts().waited(decision.delay()));
        }
        if (decision instanceof Decision.Retry retry && timing.sleep(retry.delay())) {
            waited = waited.plus(retry.delay());
            return Optional.empty();
        }
        return Optional.of(
                decision instanceof Decision.InvokeAgain later
                        ? new CallFailure.CallBack(error, later.seconds())
                        : new CallFailure.RetriesExhausted(error));
    }

    /** What has been tried so far, this invocation included. */
    public Attempts attempts() {
        return attempts;
    }

    /** What the next invocation is to know, which begins after a delay. */
    public Attempts attemptsBefore(int delaySeconds) {
        return attempts.calledBack(elapsed(), delaySeconds);
    }

    /** The error of the last call of this invocation that failed. */
    public Optional<ServiceError> lastError() {
        return lastError;
    }

    /** For a person: how often and for how long it was tried. */
    public String attemptsInWords() {
        return attempts.inWords(elapsed());
    }

    /** How long this invocation has lasted. */
    public Duration elapsed() {
        return deadline.elapsed(timing);
    }
}
