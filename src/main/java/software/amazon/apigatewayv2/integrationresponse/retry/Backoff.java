package software.amazon.apigatewayv2.integrationresponse.retry;

import java.time.Duration;

/**
 * Decides what to do after a call that may be made again: full-jitter exponential backoff within a {@link RetryPolicy}. Pure:
 * time and chance are arguments.
 */
final class Backoff {

    private Backoff() {}

    /**
     * Says how to go on.
     *
     * @param failures how many calls of this invocation were to be made again, at least 1
     * @param waited how long this invocation has waited between calls
     * @param elapsed how long ago this invocation began
     * @param deadline how long it may last
     * @param invocations how many invocations of the operation have begun, at least 1
     * @param chance from 0 (inclusive) to 1 (exclusive)
     */
    static Decision after(
            RetryPolicy retryPolicy,
            int failures,
            Duration waited,
            Duration elapsed,
            Deadline deadline,
            int invocations,
            double chance) {
        Duration pause = jitter(doubled(RetryPolicy.BASE_DELAY, failures - 1, RetryPolicy.MAX_DELAY), chance);
        boolean inTime = elapsed.plus(pause).compareTo(retryPolicy.latestStart(deadline)) <= 0
                && waited.plus(pause).compareTo(retryPolicy.maxTotalDelay()) <= 0;
        if (inTime && failures < retryPolicy.maxFailures()) {
            return new Decision.Retry(pause);
        }
        if (invocations < retryPolicy.maxInvocations()) {
            Duration delay = jitter(
                    doubled(RetryPolicy.BASE_CALLBACK_DELAY, invocations - 1, RetryPolicy.MAX_CALLBACK_DELAY), chance);
            return new Decision.InvokeAgain(1 + (int) delay.toSeconds());
        }
        return new Decision.GiveUp();
    }

    private static Duration doubled(Duration first, int times, Duration longest) {
        Duration grown = first.multipliedBy(1L << Math.min(times, 30));
        return grown.compareTo(longest) < 0 ? grown : longest;
    }

    private static Duration jitter(Duration longest, double chance) {
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
