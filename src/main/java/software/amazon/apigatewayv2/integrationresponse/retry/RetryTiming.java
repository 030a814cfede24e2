package software.amazon.apigatewayv2.integrationresponse.retry;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** The clock, the sleeper and the jitter of retries, handed in so that a test needs none of them. */
public interface RetryTiming {

    /** Nanoseconds of a clock that only goes forward; only the difference of two readings means something. */
    long nanoTime();

    /**
     * Waits.
     *
     * @return false if the wait was interrupted, which means that the invocation is to end
     */
    boolean sleep(Duration duration);

    /** A number from 0 (inclusive) to 1 (exclusive). */
    double jitter();

    /** The real ones. */
    RetryTiming REAL = new RetryTiming() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public boolean sleep(Duration duration) {
            try {
                Thread.sleep(duration.toMillis());
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        public double jitter() {
            return ThreadLocalRandom.current().nextDouble();
        }
    };
}
