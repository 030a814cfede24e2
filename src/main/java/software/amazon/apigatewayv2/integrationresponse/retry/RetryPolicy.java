package software.amazon.apigatewayv2.integrationresponse.retry;

import java.time.Duration;

/**
 * How long and how often an operation is retried. This class has all limits of retrying.
 *
 * <p>A call that fails is retried at a random moment of the next {@link #MAX_DELAY}, up to {@code maxRetries} times in the
 * first invocation. After that each invocation makes one call and asks to be called back at a random moment of the next
 * {@value #CALLBACK_GROWTH} times as long as the operation has lasted, {@link #MAX_CALLBACK_DELAY} at most. The fixed time
 * suits the siblings of one stack, whose changes take milliseconds; the growing one adapts to any rate that the service allows.
 * docs/performance.md has the figures.
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
    static final Duration RESERVE = Duration.ofSeconds(2);

    /** The longest wait between two calls of one invocation. */
    static final Duration MAX_DELAY = Duration.ofMillis(1_200);

    /** How many times as long as the operation has lasted a callback is delayed at most. */
    static final int CALLBACK_GROWTH = 4;

    static final Duration MAX_CALLBACK_DELAY = Duration.ofSeconds(60);

    /** How long an operation may wait because of conflicts that the service did not explain. */
    static final Duration BRIEF_RETRY = Duration.ofSeconds(90);

    /**
     * How long an update may wait, all its callbacks and calls together, for a key that another integration response has: the
     * updates of one stack run side by side, and the other one may be giving the key up. CloudFormation waits for both, so two
     * that want each other's key should not take long to fail.
     */
    static final Duration KEY_WAIT = Duration.ofSeconds(45);

    static final int MAX_KEY_WAITS = 15;

    /** The longest delay of such a callback, in seconds; the first is 1 s, the second 2 s. */
    static final int MAX_KEY_CALLBACK_DELAY = 3;

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
            new RetryPolicy(Duration.ofSeconds(50), Duration.ofSeconds(40), 8, 30);

    /** How long after an invocation began its last call ends. */
    Duration end(Deadline deadline) {
        Duration end = deadline.length().minus(RESERVE);
        return maxDuration.compareTo(end) < 0 ? maxDuration : end;
    }
}
