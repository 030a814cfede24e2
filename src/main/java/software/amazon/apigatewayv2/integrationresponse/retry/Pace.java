package software.amazon.apigatewayv2.integrationresponse.retry;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Time and chance, handed in so that a test needs neither. */
public interface Pace {

    /** Nanoseconds of a clock that only goes forward; only the difference of two readings means something. */
    long nanoTime();

    /**
     * Waits.
     *
     * @return false if the wait was interrupted, which means that the invocation is to end
     */
    boolean pause(Duration duration);

    /** A number from 0 (inclusive) to 1 (exclusive). */
    double chance();

    /** The real ones. */
    Pace REAL = new Pace() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public boolean pause(Duration duration) {
            try {
                Thread.sleep(duration.toMillis());
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        public double chance() {
            return ThreadLocalRandom.current().nextDouble();
        }
    };
}
