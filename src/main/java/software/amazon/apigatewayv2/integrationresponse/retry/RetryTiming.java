package software.amazon.apigatewayv2.integrationresponse.retry;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** The clock, the sleeper and the jitter of retries: the real ones, unless a test brings its own. */
public interface RetryTiming {
    RetryTiming REAL = new RetryTiming() {};

    /** Nanoseconds of a clock that only goes forward; only the difference of two readings means something. */
    default long nanoTime() {
        return System.nanoTime();
    }

    /** Waits. Returns false if the wait was interrupted, which means that the invocation is to end. */
    default boolean sleep(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A number from 0 (inclusive) to 1 (exclusive). */
    default double jitter() {
        return ThreadLocalRandom.current().nextDouble();
    }
}
