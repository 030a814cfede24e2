package software.amazon.apigatewayv2.integrationresponse.retry;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import lombok.Getter;
import lombok.experimental.Accessors;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryPolicy.Wait;
import software.amazon.apigatewayv2.integrationresponse.service.ErrorKind;
import software.amazon.apigatewayv2.integrationresponse.service.IntegrationResponseService;
import software.amazon.apigatewayv2.integrationresponse.service.ServiceException;

/**
 * Makes every call to API Gateway of one invocation, counts it, and retries it while the table of reactions ({@link
 * Reaction}) says so and the {@link RetryPolicy} allows. This is the only place that waits.
 */
@Accessors(fluent = true)
public final class RetryingCaller {
    private static final ServiceException OUT_OF_TIME = new ServiceException(
            ErrorKind.OUT_OF_TIME,
            "This invocation has less than " + RetryPolicy.MIN_TIME.toSeconds()
                    + " s left, too little for a call to API Gateway: give the function a timeout of 60 s",
            Optional.empty());
    private static final Duration SHORTEST_CALL = Duration.ofSeconds(1);

    private final RetryPolicy retryPolicy;
    private final Deadline deadline;
    private final IntegrationResponseService service;
    private int failures;

    /** What has been tried so far, this invocation included. */
    @Getter
    private Attempts attempts;
    /** The error of the last call of this invocation that failed. */
    @Getter
    private Optional<ServiceException> lastError = Optional.empty();

    /** Begins an invocation; {@code before} is what earlier invocations of the same operation tried. */
    public RetryingCaller(
            RetryPolicy retryPolicy, Deadline deadline, IntegrationResponseService service, Attempts before) {
        this.retryPolicy = retryPolicy;
        this.deadline = deadline;
        this.service = service;
        this.attempts = before.withInvocations(before.invocations() + 1);
    }

    /** How long this invocation has lasted. */
    public Duration elapsed() {
        return deadline.elapsed();
    }

    /** Makes a call, and retries it while the table says so and the retry policy allows; {@code send} makes it once. */
    public <T> CallResult<T> call(CallKind kind, Function<IntegrationResponseService, T> send) {
        while (true) {
            Duration left = retryPolicy.end(deadline).minus(elapsed());
            if (kind.needsTime() && left.compareTo(RetryPolicy.MIN_TIME) < 0) {
                return new CallResult.Failure<>(shortage());
            }
            attempts = attempts.withCalls(attempts.calls() + 1);
            try {
                return new CallResult.Success<>(send.apply(service.within(limit(left))));
            } catch (ServiceException error) {
                Optional<CallFailure> end = react(kind, error);
                if (end.isPresent()) {
                    return new CallResult.Failure<>(end.get());
                }
            }
        }
    }

    /** Does what the table says about an error; empty if the call is to be made again. */
    private Optional<CallFailure> react(CallKind kind, ServiceException error) {
        lastError = Optional.of(error);
        if (kind.changes() && error.kind().isOutcomeUnknown()) {
            boolean unanswered = attempts.unanswered() || error.kind() == ErrorKind.CONNECTION_LOST;
            attempts = attempts.withMayHaveHappened(true).withUnanswered(unanswered);
        }
        CallFailure failure = new CallFailure(error, Reaction.to(error.kind(), kind), 0);
        boolean retried = failure.reaction() == Reaction.RETRY || failure.reaction() == Reaction.RETRY_BRIEFLY;
        return retried ? waitAfter(failure) : Optional.of(failure);
    }

    /** Waits after a failure, before what comes next. Returns why this invocation does not go on; empty if it does. */
    public Optional<CallFailure> waitAfter(CallFailure failure) {
        failures++;
        RetryTiming timing = deadline.timing();
        Optional<Wait> wait = retryPolicy.next(attempts, failures, elapsed(), deadline, timing.jitter());
        if (failure.reaction() == Reaction.RETRY_BRIEFLY || failure.reaction() == Reaction.KEY_MAY_EXIST) {
            Optional<Attempts> longer = attempts.conflicts()
                    .waited(wait.map(Wait::length).orElse(Duration.ZERO), RetryPolicy.BRIEF_RETRY)
                    .map(attempts::withConflicts);
            wait = wait.filter(allowed -> longer.isPresent());
            attempts = longer.orElse(attempts);
        }
        if (wait.filter(Wait::isCallback).isPresent()) {
            int delay = (int) wait.get().length().toSeconds();
            return Optional.of(new CallFailure(failure.error(), Reaction.CALL_BACK, delay));
        }
        return wait.filter(pause -> timing.sleep(pause.length())).isPresent()
                ? Optional.empty()
                : Optional.of(new CallFailure(failure.error(), Reaction.GIVE_UP, 0));
    }

    /** Asks to be called back for a key that another integration response has; empty if that was long enough. */
    public Optional<CallFailure> waitForKey(ServiceException exists) {
        int delay = attempts.conflicts().keyDelay();
        return attempts.conflicts().waitedForKey(elapsed()).map(waited -> {
            attempts = attempts.withConflicts(waited);
            return new CallFailure(exists, Reaction.CALL_BACK, delay);
        });
    }

    private CallFailure shortage() {
        lastError = Optional.of(OUT_OF_TIME);
        if (attempts.shortages() == RetryPolicy.MAX_SHORTAGES) {
            return new CallFailure(OUT_OF_TIME, Reaction.GIVE_UP, 0);
        }
        attempts = attempts.withShortages(attempts.shortages() + 1);
        return new CallFailure(OUT_OF_TIME, Reaction.CALL_BACK, 1);
    }

    private static Optional<Duration> limit(Duration left) {
        Duration limit = left.compareTo(SHORTEST_CALL) < 0 ? SHORTEST_CALL : left;
        return Optional.of(limit).filter(shorter -> shorter.compareTo(RetryPolicy.CALL_TIMEOUT) < 0);
    }
}
