package software.amazon.apigatewayv2.integrationresponse.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The real time and chance. */
class RetryTimingTest {

    @Test
    void timeGoesForwardWhileItSleeps() {
        long before = RetryTiming.REAL.nanoTime();

        assertThat(RetryTiming.REAL.sleep(Duration.ofMillis(1))).isTrue();

        assertThat(RetryTiming.REAL.nanoTime() - before).isPositive();
    }

    @Test
    void anInterruptedPauseEndsAtOnceAndTheThreadStaysInterrupted() {
        Thread.currentThread().interrupt();

        boolean whole = RetryTiming.REAL.sleep(Duration.ofMinutes(10));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(whole).isFalse();
    }

    @Test
    void chanceDiffersFromCallToCallAndIsAShare() {
        Set<Double> chances =
                Stream.generate(RetryTiming.REAL::jitter).limit(100).collect(Collectors.toSet());

        assertThat(chances).hasSizeGreaterThan(1).allMatch(chance -> 0 <= chance && chance < 1);
    }
}
