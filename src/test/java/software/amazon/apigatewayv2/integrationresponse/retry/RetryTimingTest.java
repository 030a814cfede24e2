package software.amazon.apigatewayv2.integrationresponse.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The real time and chance. */
class RetryTimingTest {

    @Test
    void timeGoesForward() {
        long before = RetryTiming.REAL.nanoTime();

        RetryTiming.REAL.sleep(Duration.ofMillis(1));

        assertThat(RetryTiming.REAL.nanoTime() - before).isPositive();
    }

    @Test
    void aPauseThatIsNotInterruptedIsTheWholeOne() {
        assertThat(RetryTiming.REAL.sleep(Duration.ofMillis(1))).isTrue();
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
        List<Double> chances =
                Stream.generate(RetryTiming.REAL::jitter).limit(100).toList();

        assertThat(chances).allMatch(chance -> 0 <= chance && chance < 1);
        assertThat(Set.copyOf(chances)).hasSizeGreaterThan(1);
    }
}
