package software.amazon.apigatewayv2.integrationresponse.retry;

import java.time.Duration;

/**
 * How much patience an operation has. All limits of waiting stand here and nowhere else.
 *
 * @param latestStart how long after an invocation began a call may still be started
 * @param mostWaiting how long one invocation may wait between calls, all its waits together
 * @param mostFailures after how many failed calls one invocation makes none again: chance may choose a very short wait
 *     each time
 * @param mostInvocations how many invocations an operation may take; 1 if CloudFormation cannot be asked to call back
 */
public record Budget(Duration latestStart, Duration mostWaiting, int mostFailures, int mostInvocations) {

    /** How long one service call may take. */
    public static final Duration CALL = Duration.ofSeconds(10);

    /** The longest wait before the first call that is made again; it doubles with each, up to {@link #LONGEST_WAIT}. */
    static final Duration FIRST_WAIT = Duration.ofMillis(200);

    static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    /** The longest wait before the first callback; it doubles with each, up to {@link #LONGEST_CALLBACK}. */
    static final Duration FIRST_CALLBACK = Duration.ofSeconds(2);

    static final Duration LONGEST_CALLBACK = Duration.ofSeconds(30);

    /**
     * READ and LIST have to answer at once: CloudFormation refuses IN_PROGRESS from them, and the contract suite gives
     * them 30 s. They end within 25 s.
     */
    public static final Budget ANSWERING_AT_ONCE = new Budget(
            Duration.ofSeconds(25).minus(CALL), Duration.ofSeconds(25).minus(CALL), 100, 1);

    /**
     * CREATE, UPDATE and DELETE: no handler takes longer than 50 s, of the 60 s that the platform allows an invocation; the
     * rest is for what the RPDK does before and after.
     */
    public static final Budget CALLING_BACK =
            new Budget(Duration.ofSeconds(50).minus(CALL), Duration.ofSeconds(4), 10, 20);
}
