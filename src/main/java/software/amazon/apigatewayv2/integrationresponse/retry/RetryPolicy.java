package software.amazon.apigatewayv2.integrationresponse.retry;

import java.time.Duration;
import java.util.Optional;

/**
 * When, how long and how often an operation is retried. The first invocation retries at a random moment of the next
 * {@link #MAX_DELAY}, which suits the siblings of one stack. Each later one makes one call, and asks to be called back
 * after a random time, at most {@value #CALLBACK_GROWTH} times what the operation has lasted. So the waits fit any rate
 * that the service allows (docs/behaviour.md).
 *
 * @param maxDuration how long after its invocation began a handler ends at the latest
 * @param lastRetry how long after its invocation began a call is retried at the latest
 * @param maxRetries how many calls the first invocation of an operation retries
 * @param maxInvocations how many invocations an operation may take; 1 if CloudFormation cannot be asked to call back
 */
public record RetryPolicy(Duration maxDuration, Duration lastRetry, int maxRetries, int maxInvocations) {
    /** The longest time that one service call may take. */
    public static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);
    /** A create or a change is not begun with less time left: its response would be lost. */
    static final Duration MIN_TIME = Duration.ofSeconds(3);
    /** How often an operation asks to be called back because there was less time left than that. */
    static final int MAX_SHORTAGES = 2;
    /** The time of an invocation that is kept for what the RPDK does after the handler. */
    private static final Duration RESERVE = Duration.ofSeconds(2);
    /** The longest wait between two calls of one invocation. */
    private static final Duration MAX_DELAY = Duration.ofMillis(1_200);
    /** How many times as long as the operation has lasted a callback is delayed at most. */
    private static final int CALLBACK_GROWTH = 4;

    private static final Duration MAX_CALLBACK_DELAY = Duration.ofSeconds(60);
    /** How long an operation may wait because of conflicts that the service did not explain. */
    static final Duration BRIEF_RETRY = Duration.ofSeconds(90);
    /**
     * How long an update may wait in all for a key that another integration response has, which may be giving it up in
     * the same stack. CloudFormation waits for both, so two that want each other's key should not take long to fail.
     */
    static final Duration KEY_WAIT = Duration.ofSeconds(45);

    static final int MAX_KEY_WAITS = 15;
    /** The longest delay of such a callback, in seconds; the first is 1 s, the second 2 s. */
    static final int MAX_KEY_CALLBACK_DELAY = 3;
    /** READ and LIST, from which CloudFormation refuses IN_PROGRESS. The contract suite gives them 30 s in all. */
    public static final RetryPolicy SYNCHRONOUS =
            new RetryPolicy(Duration.ofSeconds(22), Duration.ofSeconds(12), 100, 1);
    /** CREATE, UPDATE and DELETE: the RPDK has the rest of the 60 s that the platform allows an invocation. */
    public static final RetryPolicy WITH_CALLBACKS =
            new RetryPolicy(Duration.ofSeconds(50), Duration.ofSeconds(40), 8, 30);

    /** How long after an invocation began its last call ends. */
    Duration end(Deadline deadline) {
        return shorter(maxDuration, deadline.length().minus(RESERVE));
    }

    /**
     * The wait before the next call; empty if this policy is spent.
     *
     * @param failures how many calls of this invocation were to be made again, at least 1
     * @param chance from 0 (inclusive) to 1 (exclusive)
     */
    Optional<Wait> next(Attempts attempts, int failures, Duration elapsed, Deadline deadline, double chance) {
        Duration pause = random(MAX_DELAY, chance);
        Duration next = elapsed.plus(pause);
        boolean isInTime = next.compareTo(lastRetry) <= 0 && next.plus(MIN_TIME).compareTo(end(deadline)) <= 0;
        // Callbacks for a key have a limit of their own (MAX_KEY_WAITS), so they do not count here.
        int invocations = attempts.invocations() - attempts.conflicts().keyWaits();
        if (invocations == 1 && failures <= maxRetries && isInTime) {
            return Optional.of(new Wait(pause, false));
        }
        Duration longest = shorter(attempts.lasted(elapsed).multipliedBy(CALLBACK_GROWTH), MAX_CALLBACK_DELAY);
        return Optional.of(
                        new Wait(Duration.ofSeconds(1 + random(longest, chance).toSeconds()), true))
                .filter(callback -> invocations < maxInvocations);
    }

    private static Duration random(Duration longest, double chance) {
        return Duration.ofMillis((long) (longest.toMillis() * chance));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** A wait; {@code isCallback} says whether this invocation ends, and the next one makes the call. */
    record Wait(Duration length, boolean isCallback) {}
}
