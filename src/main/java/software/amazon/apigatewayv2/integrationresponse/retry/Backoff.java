package software.amazon.apigatewayv2.integrationresponse.retry;

import java.time.Duration;

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

    Decision decide(RetryPolicy policy) {
        Duration pause = random(RetryPolicy.MAX_DELAY);
        if (attempts.countedInvocations() == 1 && failures <= policy.maxRetries() && isInTime(pause, policy)) {
            return new Decision.Retry(pause);
        }
        if (attempts.countedInvocations() < policy.maxInvocations()) {
            Duration grown = attempts.lasted(elapsed).multipliedBy(RetryPolicy.CALLBACK_GROWTH);
            Duration longest =
                    grown.compareTo(RetryPolicy.MAX_CALLBACK_DELAY) < 0 ? grown : RetryPolicy.MAX_CALLBACK_DELAY;
            return new Decision.InvokeAgain(1 + (int) random(longest).toSeconds());
        }
        return new Decision.GiveUp();
    }

    private boolean isInTime(Duration pause, RetryPolicy policy) {
        Duration next = elapsed.plus(pause);
        return next.compareTo(policy.lastRetry()) <= 0
                && next.plus(RetryPolicy.MIN_TIME).compareTo(policy.end(deadline)) <= 0;
    }

    private Duration random(Duration longest) {
        return Duration.ofMillis((long) (longest.toMillis() * chance));
    }

    /** How to go on. */
    sealed interface Decision {

        /** How long it takes until the next call. */
        Duration delay();

        /** Call again in this invocation after a pause. */
        record Retry(Duration delay) implements Decision {}

        /** End this invocation and ask to be invoked again. */
        record InvokeAgain(int seconds) implements Decision {
            @Override
            public Duration delay() {
                return Duration.ofSeconds(seconds);
            }
        }

        /** The retry policy is spent. */
        record GiveUp() implements Decision {
            @Override
            public Duration delay() {
                return Duration.ZERO;
            }
        }
    }
}
