package software.amazon.apigatewayv2.integrationresponse.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import software.amazon.apigatewayv2.integrationresponse.retry.Attempts.Conflicts;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryPolicy.Wait;

/** When a call is made again, and when no longer. */
class RetryPolicyProperties {

    private static final RetryPolicy POLICY = RetryPolicy.WITH_CALLBACKS;
    private static final Deadline DEADLINE = new Deadline(RetryTiming.REAL, 0, Deadline.LONGEST);
    private static final Attempts FIRST = Attempts.NONE.withInvocations(1);

    @Property
    void theFirstInvocationRetriesEightTimesAtARandomMomentOfTheNext1200Milliseconds(
            @ForAll @IntRange(min = 1, max = 12) int failures,
            @ForAll @LongRange(min = 0, max = 41_000) long elapsed,
            @ForAll @DoubleRange(min = 0, max = 1, maxIncluded = false) double chance) {
        Optional<Wait> wait = decide(FIRST, failures, elapsed, chance);

        long pause = (long) (1_200 * chance);
        boolean fits = failures <= 8 && elapsed + pause <= 40_000;
        assertThat(wait)
                .isEqualTo(fits ? pause(pause) : callback(1 + (int) (Math.min(4 * elapsed, 60_000) * chance / 1_000)));
    }

    @Property
    void aLaterInvocationIsCalledBackWithinFourTimesAsLongAsTheOperationHasLastedAndAMinuteAtMost(
            @ForAll @IntRange(min = 2, max = 40) int invocations,
            @ForAll @LongRange(min = 0, max = 100_000) long lasted,
            @ForAll @DoubleRange(min = 0, max = 1, maxIncluded = false) double chance) {
        Attempts later = FIRST.withInvocations(invocations).withElapsedMillis(lasted);

        assertThat(decide(later, 1, 500, chance))
                .isEqualTo(
                        invocations < 30
                                ? callback(1 + (int) (Math.min(4 * (lasted + 500), 60_000) * chance / 1_000))
                                : Optional.empty());
    }

    @Example
    void waitsForAKeyDoNotCountAsInvocations() {
        Attempts waited = FIRST.withInvocations(16).withConflicts(new Conflicts(0, 15));

        assertThat(decide(waited, 1, 0, 0)).isEqualTo(pause(0));
    }

    @Example
    void leavesARetryThreeSecondsForItsCall() {
        Deadline shorter = new Deadline(RetryTiming.REAL, 0, Duration.ofSeconds(10));

        assertThat(POLICY.next(FIRST, 1, Duration.ofMillis(4_400), shorter, 0.5))
                .isEqualTo(pause(600));
        assertThat(POLICY.next(FIRST, 1, Duration.ofMillis(4_401), shorter, 0.5))
                .map(Wait::isCallback)
                .contains(true);
    }

    @Property
    void aReadIsNeverCalledBack(@ForAll @IntRange(min = 1, max = 200) int failures) {
        Optional<Wait> wait = RetryPolicy.SYNCHRONOUS.next(FIRST, failures, Duration.ZERO, DEADLINE, 0);

        assertThat(wait).isEqualTo(failures <= 100 ? pause(0) : Optional.empty());
    }

    private static Optional<Wait> pause(long milliseconds) {
        return Optional.of(new Wait(Duration.ofMillis(milliseconds), false));
    }

    private static Optional<Wait> callback(int seconds) {
        return Optional.of(new Wait(Duration.ofSeconds(seconds), true));
    }

    private static Optional<Wait> decide(Attempts attempts, int failures, long elapsed, double chance) {
        return POLICY.next(attempts, failures, Duration.ofMillis(elapsed), DEADLINE, chance);
    }
}
