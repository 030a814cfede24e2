package software.amazon.apigatewayv2.integrationresponse.retry;

import java.time.Duration;
import java.util.Optional;

/**
 * Decides when a call is made again. Pure: time and chance are arguments.
 *
 * @param attempts what has been tried, this invocation included
 * @param failures how many calls of this invocation were to be made again, at least 1
 * @param elapsed how long ago this invocation began
 * @param deadline how long it may last
 * @param chance from 0 (inclusive) to 1 (exclusive)
 */
record Backoff(Attempts attempts, int failures, Duration elapsed, Deadline deadline, double chance) {

    /** The wait before the next call; empty if the retry policy is spent. */
    Optional<Wait> next(RetryPolicy policy) {
        Duration pause = random(RetryPolicy.MAX_DELAY);
        if (attempts.countedInvocations() == 1 && failures <= policy.maxRetries() && isInTime(pause, policy)) {
            return Optional.of(new Wait(pause, false));
        }
        if (attempts.countedInvocations() >= policy.maxInvocations()) {
            return Optional.empty();
        }
        Duration grown = attempts.lasted(elapsed).multipliedBy(RetryPolicy.CALLBACK_GROWTH);
        Duration longest = grown.compareTo(RetryPolicy.MAX_CALLBACK_DELAY) < 0 ? grown : RetryPolicy.MAX_CALLBACK_DELAY;
        return Optional.of(new Wait(Duration.ofSeconds(1 + random(longest).toSeconds()), true));
    }

    private boolean isInTime(Duration pause, RetryPolicy policy) {
        Duration next = elapsed.plus(pause);
        return next.compareTo(policy.lastRetry()) <= 0
                && next.plus(RetryPolicy.MIN_TIME).compareTo(policy.end(deadline)) <= 0;
    }

    private Duration random(Duration longest) {
        return Duration.ofMillis((long) (longest.toMillis() * chance));
    }

    /**
     * A wait.
     *
     * @param isCallback whether this invocation ends, and the next one makes the call
     */
    record Wait(Duration length, boolean isCallback) {}
}
