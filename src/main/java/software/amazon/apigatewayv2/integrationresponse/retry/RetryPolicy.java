package software.amazon.apigatewayv2.integrationresponse.retry;

import java.time.Duration;

/**
 * How long and how often an operation is retried. All limits of waiting stand here and nowhere else.
 *
 * @param maxDuration how long after its invocation began a handler ends at the latest
 * @param maxTotalDelay how long one invocation may wait between calls, all its waits together
 * @param maxFailures after how many failed calls one invocation makes none again: chance may choose a very short wait
 *     each time
 * @param maxInvocations how many invocations an operation may take; 1 if CloudFormation cannot be asked to call back
 */
public record RetryPolicy(Duration maxDuration, Duration maxTotalDelay, int maxFailures, int maxInvocations) {

    /** How long one service call may take. */
    public static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);

    /** The longest wait before the first call that is made again; it doubles with each, up to {@link #MAX_DELAY}. */
    static final Duration BASE_DELAY = Duration.ofMillis(200);

    static final Duration MAX_DELAY = Duration.ofSeconds(2);

    /** The longest wait before the first callback; it doubles with each, up to {@link #MAX_CALLBACK_DELAY}. */
    static final Duration BASE_CALLBACK_DELAY = Duration.ofSeconds(2);

    static final Duration MAX_CALLBACK_DELAY = Duration.ofSeconds(30);

    /** How long an operation may wait because of conflicts that the service did not explain. */
    static final Duration BRIEF_RETRY = Duration.ofSeconds(90);

    /**
     * How long an update may wait, all its callbacks and calls together, for a key that another integration response has: updates of
     * one stack run side by side, and the other may be giving the key up. CloudFormation waits for both, so two that want
     * each other's key should not take long to fail.
     */
    static final Duration KEY_WAIT = Duration.ofSeconds(45);

    /** The longest delay of such a callback. */
    static final Duration MAX_KEY_CALLBACK_DELAY = Duration.ofSeconds(3);

    /** After how many such callbacks an update is given up if the key is not free then: that makes 15 calls. */
    static final int MAX_KEY_WAITS = 14;

    /** What is left of an invocation's time when its handler has ended; the entry keeps some for publishing besides. */
    private static final Duration RESERVE = Duration.ofSeconds(7);

    /**
     * READ and LIST have to respond at once: CloudFormation refuses IN_PROGRESS from them, and the contract suite gives
     * them 30 s. The handler ends within 22 s, so that with publishing the invocation ends within 25 s.
     */
    public static final RetryPolicy SYNCHRONOUS =
            new RetryPolicy(Duration.ofSeconds(22), Duration.ofSeconds(12), 100, 1);

    /**
     * CREATE, UPDATE and DELETE: no handler takes longer than 50 s, of the 60 s that the platform allows an invocation; the
     * rest is for what the RPDK does before and after.
     */
    public static final RetryPolicy WITH_CALLBACKS =
            new RetryPolicy(Duration.ofSeconds(50), Duration.ofSeconds(4), 10, 20);

    /** How long after an invocation began a call may still be started. */
    Duration latestStart(Deadline deadline) {
        Duration end = deadline.length().minus(RESERVE);
        return (maxDuration.compareTo(end) < 0 ? maxDuration : end).minus(CALL_TIMEOUT);
    }
}
