package software.amazon.apigatewayv2.integrationresponse.retry;

import java.time.Duration;

/**
 * How much patience an operation has. All limits of waiting stand here and nowhere else.
 *
 * @param latestStart how long after an invocation began a call may still be started
 * @param mostWaiting how long one invocation may wait between calls, all its waits together
 * @param mostInvocations how often CloudFormation is asked to call back, the first invocation included
 */
public record Budget(Duration latestStart, Duration mostWaiting, int mostInvocations) {

    /** How long one service call may take. */
    public static final Duration CALL = Duration.ofSeconds(10);

    /**
     * READ and LIST have to answer at once: CloudFormation refuses IN_PROGRESS from them, and the contract suite gives
     * them 30 s. They end within 25 s.
     */
    public static final Budget ANSWERING_AT_ONCE = new Budget(
            Duration.ofSeconds(25).minus(CALL), Duration.ofSeconds(25).minus(CALL), 1);

    /** CREATE, UPDATE and DELETE: no invocation lasts longer than 50 s, of the 60 s that the platform allows. */
    public static final Budget CALLING_BACK = new Budget(Duration.ofSeconds(50).minus(CALL), Duration.ofSeconds(4), 20);
}
