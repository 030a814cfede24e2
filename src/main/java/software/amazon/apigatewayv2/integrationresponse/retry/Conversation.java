package software.amazon.apigatewayv2.integrationresponse.retry;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.apigatewayv2.integrationresponse.retry.Backoff.Step;
import software.amazon.apigatewayv2.integrationresponse.retry.Reply.Answered;
import software.amazon.apigatewayv2.integrationresponse.retry.Reply.Stop;
import software.amazon.apigatewayv2.integrationresponse.retry.Reply.Stopped;
import software.amazon.apigatewayv2.integrationresponse.service.ErrorKind;
import software.amazon.apigatewayv2.integrationresponse.service.Outcome;
import software.amazon.apigatewayv2.integrationresponse.service.ServiceError;

/**
 * One invocation's conversation with API Gateway: every call goes through it, is counted, and is retried while the
 * {@link ReactionTable} says so and the {@link Budget} allows. This is the only place that waits.
 */
public final class Conversation {

    private static final ServiceError OUT_OF_TIME =
            new ServiceError(ErrorKind.OUT_OF_TIME, "This invocation has no time left for a call of API Gateway");

    private final Budget budget;
    private final Pace pace;
    private final Deadline deadline;
    private Effort effort;
    private Optional<ServiceError> lastError = Optional.empty();
    private int failures;
    private Duration waited = Duration.ZERO;
    private boolean conflicted;

    /** Begins an invocation; {@code before} is what earlier invocations of the same operation tried. */
    public Conversation(Budget budget, Pace pace, Deadline deadline, Effort before) {
        this.budget = budget;
        this.pace = pace;
        this.deadline = deadline;
        this.effort = before.invoked();
    }

    /** Makes a call, and retries it while the table says so and the budget allows. */
    public <T> Reply<T> ask(CallKind call, Supplier<Outcome<T>> send) {
        while (true) {
            if (elapsed().compareTo(budget.latestStart(deadline)) > 0) {
                return new Stopped<>(next(OUT_OF_TIME, Optional.empty()).orElseThrow());
            }
            effort = effort.called();
            Outcome<T> outcome = send.get();
            if (outcome instanceof Outcome.Answered<T> answered) {
                return new Answered<>(answered.value());
            }
            ServiceError error = ((Outcome.Failed<T>) outcome).error();
            lastError = Optional.of(error);
            if (error.kind().isOutcomeUnknown() && call.changes()) {
                effort = effort.unresolved(error.kind().isUnanswered());
            }
            Reaction reaction = ReactionTable.of(error.kind(), call);
            Optional<Stop> stop =
                    reaction.isRetry() ? waitAfter(error, reaction) : Optional.of(new Stop.React(error, reaction));
            if (stop.isPresent()) {
                return new Stopped<>(stop.get());
            }
        }
    }

    /**
     * Waits after an error, before whatever the caller does next.
     *
     * @return why this invocation does not go on; empty if it does
     */
    public Optional<Stop> waitAfter(Stop.React react) {
        return waitAfter(react.error(), react.reaction());
    }

    private Optional<Stop> waitAfter(ServiceError error, Reaction reaction) {
        return next(error, reaction.isBrief() ? Optional.of(Budget.BRIEF_RETRY) : Optional.empty());
    }

    /**
     * Another integration response has the key that an update wants, and may be giving it up: asks to be called back.
     *
     * @return a stop that says when, or that there is no more time
     */
    public Stop waitForKey(ServiceError error) {
        Conflicts conflicts = effort.conflicts();
        int seconds = (int) Math.min(conflicts.keyWaits() + 1, Budget.LONGEST_KEY_CALLBACK.toSeconds());
        Duration wait = elapsed().plusSeconds(seconds);
        if (conflicts.keyWaits() == Budget.MOST_KEY_WAITS || !conflicts.mayWait(wait, Budget.KEY_WAIT)) {
            return new Stop.GivenUp(error);
        }
        effort = effort.withConflicts(conflicts.waitedForKey(wait));
        return new Stop.CallBack(error, seconds);
    }

    /** Whether earlier invocations waited for a key that another integration response has. */
    public boolean hasWaitedForKey() {
        return effort.conflicts().keyWaits() > 0;
    }

    /** Whether a conflict is the first of this invocation that the handler looks into, which then counts as looked into. */
    public boolean isFirstConflict() {
        boolean first = !conflicted;
        conflicted = true;
        return first;
    }

    /** Within the limit of time that an operation may wait because of conflicts, where there is one. */
    private Optional<Stop> next(ServiceError error, Optional<Duration> limit) {
        failures++;
        // An update that waited for a key was not refused for being too early or too often.
        int invocations = effort.invocations() - effort.conflicts().keyWaits();
        Step step = Backoff.after(budget, failures, waited, elapsed(), deadline, invocations, pace.chance());
        if (limit.isPresent() && !effort.conflicts().mayWait(step.delay(), limit.get())) {
            return Optional.of(new Stop.GivenUp(error));
        }
        if (limit.isPresent()) {
            effort = effort.withConflicts(effort.conflicts().waited(step.delay()));
        }
        if (step instanceof Step.Again again && pace.pause(again.delay())) {
            waited = waited.plus(again.delay());
            return Optional.empty();
        }
        return Optional.of(
                step instanceof Step.CallBack callBack
                        ? new Stop.CallBack(error, callBack.seconds())
                        : new Stop.GivenUp(error));
    }

    /** What has been tried so far, this invocation included. */
    public Effort effort() {
        return effort;
    }

    /** What the next invocation is to know, which begins after a delay. */
    public Effort effortBefore(int delaySeconds) {
        return effort.calledBack(elapsed(), delaySeconds);
    }

    /** The error of the last call of this invocation that failed. */
    public Optional<ServiceError> lastError() {
        return lastError;
    }

    /** For a person: how often and for how long it was tried. */
    public String effortInWords() {
        return effort.inWords(elapsed());
    }

    /** How long this invocation has lasted. */
    public Duration elapsed() {
        return deadline.elapsed(pace);
    }
}
