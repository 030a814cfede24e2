package software.amazon.apigatewayv2.integrationresponse.retry;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.apigatewayv2.integrationresponse.retry.Backoff.Step;
import software.amazon.apigatewayv2.integrationresponse.retry.Reply.Answered;
import software.amazon.apigatewayv2.integrationresponse.retry.Reply.Stop;
import software.amazon.apigatewayv2.integrationresponse.retry.Reply.Stop.Kind;
import software.amazon.apigatewayv2.integrationresponse.retry.Reply.Stopped;
import software.amazon.apigatewayv2.integrationresponse.service.Meaning;
import software.amazon.apigatewayv2.integrationresponse.service.Meaning.Consequence;
import software.amazon.apigatewayv2.integrationresponse.service.Outcome;
import software.amazon.apigatewayv2.integrationresponse.service.ServiceError;

/**
 * One invocation's conversation with API Gateway: every call goes through it, is counted, and is made again while the
 * {@link Budget} allows. This is the only place that waits and makes the same call again.
 */
public final class Conversation {

    private static final ServiceError TOO_SLOW =
            new ServiceError(Meaning.OUT_OF_TIME, "API Gateway answered too slowly to finish in one invocation");

    private final Budget budget;
    private final Pace pace;
    private final Deadline deadline;
    private Effort effort;
    private int failures;
    private Duration waited = Duration.ZERO;

    /** Begins an invocation; {@code before} is what earlier invocations of the same operation tried. */
    public Conversation(Budget budget, Pace pace, Deadline deadline, Effort before) {
        this.budget = budget;
        this.pace = pace;
        this.deadline = deadline;
        this.effort = before.invoked();
    }

    /** Makes a call, and makes it again while that is safe, may help and is within the budget. */
    public <T> Reply<T> ask(Effect effect, Supplier<Outcome<T>> call) {
        while (true) {
            Duration elapsed = elapsed();
            if (elapsed.compareTo(budget.latestStart()) > 0) {
                return new Stopped<>(next(TOO_SLOW, elapsed).orElseThrow());
            }
            effort = effort.called();
            Outcome<T> outcome = call.get();
            if (outcome instanceof Outcome.Answered<T> answered) {
                return new Answered<>(answered.value());
            }
            ServiceError error = ((Outcome.Failed<T>) outcome).error();
            if (error.consequence() == Consequence.REFUSED) {
                return new Stopped<>(new Stop(Kind.REFUSED, error, 0));
            }
            boolean unknown = error.consequence() == Consequence.UNKNOWN;
            if (unknown && effect != Effect.READS) {
                effort = effort.unresolved();
            }
            Optional<Stop> stop =
                    unknown && effect == Effect.CREATES ? Optional.of(waitToFindOut(error)) : next(error, elapsed());
            if (stop.isPresent()) {
                return new Stopped<>(stop.get());
            }
        }
    }

    /**
     * Waits because of what the service said last.
     *
     * @return a stop that says to find out how things are now, or that this invocation has no time left for that
     */
    public Stop waitToFindOut(ServiceError error) {
        return next(error, elapsed()).orElseGet(() -> new Stop(Kind.UNRESOLVED, error, 0));
    }

    private Optional<Stop> next(ServiceError error, Duration elapsed) {
        failures++;
        Step step = Backoff.after(budget, failures, waited, elapsed, effort.invocations(), pace.chance());
        if (step instanceof Step.Again again && pace.pause(again.pause())) {
            waited = waited.plus(again.pause());
            return Optional.empty();
        }
        return Optional.of(
                step instanceof Step.CallBack callBack
                        ? new Stop(Kind.CALL_BACK, error, callBack.seconds())
                        : new Stop(Kind.GIVEN_UP, error, 0));
    }

    /** What has been tried so far, this invocation included. */
    public Effort effort() {
        return effort;
    }

    /** What the next invocation is to know, which begins after a delay. */
    public Effort effortBefore(int delaySeconds) {
        return effort.calledBack(elapsed(), delaySeconds);
    }

    /** For a person: how often and for how long it was tried. */
    public String effortInWords() {
        return effort.inWords(elapsed());
    }

    /** How long this invocation has lasted. */
    public Duration elapsed() {
        return deadline.elapsed(pace);
    }

    /** What a call does to the service, which decides whether it may be made again. */
    public enum Effect {
        /** It changes nothing. */
        READS,
        /** It leads to the same state however often it is made. */
        CHANGES,
        /** It makes something new each time: never again once it may have happened. */
        CREATES
    }
}
