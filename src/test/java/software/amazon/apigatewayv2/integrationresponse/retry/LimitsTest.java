package software.amazon.apigatewayv2.integrationresponse.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.apigatewayv2.integrationresponse.retry.Attempts.Conflicts;

/** How long an invocation, and an operation with conflicts, may last. */
class LimitsTest {

    private static final long BEGAN = -5_000_000_000L;

    @ParameterizedTest
    @CsvSource({
        "120, 60", "61, 60", "60, 60", "59, 59", "0, 0",
    })
    void anInvocationLastsAsLongAsTheRuntimeLetsItButNoLongerThanThePlatformDoes(int remaining, int length) {
        RetryTiming timing = at(BEGAN);

        assertThat(Deadline.of(timing, Duration.ofSeconds(remaining)))
                .isEqualTo(new Deadline(timing, BEGAN, Duration.ofSeconds(length)));
    }

    @ParameterizedTest
    @CsvSource({
        "-5_000_000_000, 0, 30_000",
        "-4_999_000_000, 1, 29_999",
        "1_000_000_000, 6_000, 24_000",
        "25_000_000_000, 30_000, 0",
        "26_000_000_000, 31_000, -1_000",
    })
    void whatHasPassedAndWhatIsLeftMakeTheLength(String now, String elapsed, String left) {
        Deadline deadline = new Deadline(at(number(now)), BEGAN, Duration.ofSeconds(30));

        assertThat(deadline.elapsed()).isEqualTo(Duration.ofMillis(number(elapsed)));
        assertThat(deadline.remaining()).isEqualTo(Duration.ofMillis(number(left)));
    }

    @ParameterizedTest
    @CsvSource({"60, 50, 22", "52, 50, 22", "51, 49, 22", "24, 22, 22", "23, 21, 21", "2, 0, 0"})
    void aShorterTimeoutOfTheFunctionMakesTheHandlerEndEarlier(int length, int callingBack, int synchronous) {
        Deadline deadline = new Deadline(at(0), 0, Duration.ofSeconds(length));

        assertThat(RetryPolicy.WITH_CALLBACKS.end(deadline)).isEqualTo(Duration.ofSeconds(callingBack));
        assertThat(RetryPolicy.SYNCHRONOUS.end(deadline)).isEqualTo(Duration.ofSeconds(synchronous));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 90_000, true",
        "0, 90_001, false",
        "89_000, 1_000, true",
        "89_001, 1_000, false",
        "90_000, 0, true",
        "90_001, 0, false",
    })
    void waitingAsLongAsTheLimitIsAllowed(String waited, String wait, boolean mayWait) {
        Conflicts conflicts = new Conflicts(number(waited), 1);

        assertThat(conflicts.waited(Duration.ofMillis(number(wait)), Duration.ofSeconds(90)))
                .isEqualTo(Optional.of(new Conflicts(number(waited) + number(wait), 1))
                        .filter(longer -> mayWait));
    }

    @ParameterizedTest
    @CsvSource({
        // keyWaits, waited, elapsed: keyWaits and waited then
        "0, 0, 100, 1, 1_100",
        "1, 1_100, 0, 2, 3_100",
        "2, 3_000, 0, 3, 6_000",
        "9, 3_000, 0, 10, 6_000",
        "14, 42_000, 0, 15, 45_000",
    })
    void aKeyIsWaitedForOneTwoThenThreeSeconds(
            int waits, String waited, String elapsed, int after, String waitedAfter) {
        assertThat(new Conflicts(number(waited), waits).waitedForKey(Duration.ofMillis(number(elapsed))))
                .contains(new Conflicts(number(waitedAfter), after));
    }

    @ParameterizedTest
    @CsvSource({"15, 0, 0", "14, 42_001, 0", "14, 42_000, 1", "0, 44_001, 0"})
    void aKeyIsWaitedForFifteenTimesAndFortyFiveSecondsAtMost(int waits, String waited, String elapsed) {
        assertThat(new Conflicts(number(waited), waits).waitedForKey(Duration.ofMillis(number(elapsed))))
                .isEmpty();
    }

    private static long number(String digits) {
        return Long.parseLong(digits.replace("_", ""));
    }

    private static RetryTiming at(long nanoTime) {
        return new RetryTiming() {
            @Override
            public long nanoTime() {
                return nanoTime;
            }

            @Override
            public boolean sleep(Duration duration) {
                throw new AssertionError("nobody waits here");
            }

            @Override
            public double jitter() {
                return 0;
            }
        };
    }
}
