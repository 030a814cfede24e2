package software.amazon.apigatewayv2.integrationresponse.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long an invocation, and an operation with conflicts, may last. */
class LimitsTest {

    private static final long BEGAN = -5_000_000_000L;

    @ParameterizedTest
    @CsvSource({
        "120, 60", "61, 60", "60, 60", "59, 59", "0, 0",
    })
    void anInvocationLastsAsLongAsTheRuntimeLetsItButNoLongerThanThePlatformDoes(int remaining, int length) {
        assertThat(Deadline.of(at(BEGAN), Duration.ofSeconds(remaining)))
                .isEqualTo(new Deadline(BEGAN, Duration.ofSeconds(length)));
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
        Deadline deadline = new Deadline(BEGAN, Duration.ofSeconds(30));

        assertThat(deadline.elapsed(at(number(now)))).isEqualTo(Duration.ofMillis(number(elapsed)));
        assertThat(deadline.remaining(at(number(now)))).isEqualTo(Duration.ofMillis(number(left)));
    }

    /** A call takes ten seconds, and seven are left to what comes after the handler. */
    @ParameterizedTest
    @CsvSource({
        "60, 40, 12",
        "57, 40, 12",
        "56, 39, 12",
        "30, 13, 12",
        "29, 12, 12",
        "28, 11, 11",
        "17, 0, 0",
        "12, -5, -5",
    })
    void aShorterTimeoutOfTheFunctionMakesTheLastStartEarlier(int length, int callingBack, int answeringAtOnce) {
        Deadline deadline = new Deadline(0, Duration.ofSeconds(length));

        assertThat(RetryPolicy.WITH_CALLBACKS.latestStart(deadline)).isEqualTo(Duration.ofSeconds(callingBack));
        assertThat(RetryPolicy.SYNCHRONOUS.latestStart(deadline)).isEqualTo(Duration.ofSeconds(answeringAtOnce));
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

        assertThat(conflicts.mayWait(Duration.ofMillis(number(wait)), Duration.ofSeconds(90)))
                .isEqualTo(mayWait);
    }

    @Test
    void whatIsKnownOfConflictsGrows() {
        assertThat(Conflicts.NONE.waited(Duration.ofMillis(3)).waited(Duration.ofSeconds(1)))
                .isEqualTo(new Conflicts(1_003, 0));
        assertThat(new Conflicts(3, 2).waitedForKey(Duration.ofMillis(1))).isEqualTo(new Conflicts(4, 3));
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
