package software.amazon.apigatewayv2.integrationresponse.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import software.amazon.apigatewayv2.integrationresponse.retry.Backoff.Decision;

/** How long is waited, and when no longer. */
class BackoffProperties {

    private static final RetryPolicy BUDGET = RetryPolicy.WITH_CALLBACKS;
    private static final Deadline DEADLINE = new Deadline(0, Deadline.LONGEST);

    @Example
    void theLongestWaitDoublesFromAFifthOfASecondToTwoSeconds() {
        assertThat(wait(1)).isEqualTo(Duration.ofMillis(100));
        assertThat(wait(2)).isEqualTo(Duration.ofMillis(200));
        assertThat(wait(3)).isEqualTo(Duration.ofMillis(400));
        assertThat(wait(4)).isEqualTo(Duration.ofMillis(800));
        assertThat(wait(5)).isEqualTo(Duration.ofMillis(1000));
        assertThat(wait(9)).isEqualTo(Duration.ofMillis(1000));
    }

    @Example
    void theLongestCallbackDelayDoublesFromTwoSecondsToHalfAMinute() {
        assertThat(callBack(1)).isEqualTo(1 + 1);
        assertThat(callBack(2)).isEqualTo(1 + 2);
        assertThat(callBack(3)).isEqualTo(1 + 4);
        assertThat(callBack(4)).isEqualTo(1 + 8);
        assertThat(callBack(5)).isEqualTo(1 + 15);
        assertThat(callBack(19)).isEqualTo(1 + 15);
    }

    @Example
    void aWaitMayUseTheBudgetUpToTheLastMillisecond() {
        Decision.Retry now = new Decision.Retry(Duration.ofMillis(100));
        Decision.InvokeAgain later = new Decision.InvokeAgain(2);

        assertThat(first(3_900, 0)).isEqualTo(now);
        assertThat(first(3_901, 0)).isEqualTo(later);
        assertThat(first(0, 39_900)).isEqualTo(now);
        assertThat(first(0, 39_901)).isEqualTo(later);
    }

    private static Decision first(long waited, long elapsed) {
        return Backoff.after(BUDGET, 1, Duration.ofMillis(waited), Duration.ofMillis(elapsed), DEADLINE, 1, 0.5);
    }

    @Property
    void aWaitIsShorterThanTheLongestAndWithinTheBudget(
            @ForAll @IntRange(min = 1, max = 9) int failures,
            @ForAll @LongRange(min = 0, max = 4_000) long waited,
            @ForAll @LongRange(min = 0, max = 41_000) long elapsed,
            @ForAll @DoubleRange(min = 0, max = 1, maxIncluded = false) double chance) {
        Decision decision = Backoff.after(
                BUDGET, failures, Duration.ofMillis(waited), Duration.ofMillis(elapsed), DEADLINE, 1, chance);

        long longest = Math.min(200L << (failures - 1), 2_000);
        long pause = (long) (longest * chance);
        boolean fits = waited + pause <= 4_000 && elapsed + pause <= 40_000;
        assertThat(decision)
                .isEqualTo(
                        fits
                                ? new Decision.Retry(Duration.ofMillis(pause))
                                : new Decision.InvokeAgain(1 + (int) (2 * chance)));
    }

    @Property
    void whenWaitingIsOverAnOperationIsCalledBackUntilItsLastInvocation(
            @ForAll @IntRange(min = 10, max = 100) int failures, @ForAll @IntRange(min = 1, max = 30) int invocations) {
        Decision decision = Backoff.after(BUDGET, failures, Duration.ZERO, Duration.ZERO, DEADLINE, invocations, 0);

        assertThat(decision).isEqualTo(invocations < 20 ? new Decision.InvokeAgain(1) : new Decision.GiveUp());
    }

    @Property
    void aReadIsNeverCalledBack(@ForAll @IntRange(min = 1, max = 200) int failures) {
        Decision decision =
                Backoff.after(RetryPolicy.SYNCHRONOUS, failures, Duration.ZERO, Duration.ZERO, DEADLINE, 1, 0);

        assertThat(decision).isEqualTo(failures < 100 ? new Decision.Retry(Duration.ZERO) : new Decision.GiveUp());
    }

    private static Duration wait(int failures) {
        return ((Decision.Retry) Backoff.after(BUDGET, failures, Duration.ZERO, Duration.ZERO, DEADLINE, 1, 0.5))
                .delay();
    }

    private static int callBack(int invocations) {
        return ((Decision.InvokeAgain)
                        Backoff.after(BUDGET, 10, Duration.ZERO, Duration.ZERO, DEADLINE, invocations, 0.5))
                .seconds();
    }
}
