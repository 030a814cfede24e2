package software.amazon.apigatewayv2.integrationresponse.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.apigatewayv2.integrationresponse.service.CallResult;
import software.amazon.apigatewayv2.integrationresponse.service.ErrorKind;
import software.amazon.apigatewayv2.integrationresponse.service.ServiceError;

/** How an update waits for a key that another integration response has. */
class KeyWaitTest {

    private static final ServiceError TAKEN = new ServiceError(ErrorKind.ALREADY_EXISTS, "already exists");

    @ParameterizedTest(name = "{0} waits of {1} ms in all, {2} ms into this invocation: {3}")
    @CsvSource({
        // waits so far, milliseconds waited, how long this invocation has lasted, seconds until the next one or given
        // up
        "0, 0, 0, 1",
        "1, 1_000, 0, 2",
        "2, 3_000, 0, 3",
        "3, 6_000, 500, 3",
        "13, 36_000, 0, 3",
        "14, 39_000, 0, given up",
        "4, 42_000, 0, 3",
        "4, 42_001, 0, given up",
        "4, 40_000, 2_000, 3",
        "4, 40_000, 2_001, given up",
        "0, 44_000, 0, 1",
        "0, 44_001, 0, given up",
    })
    void anUpdateIsCalledBackForAWhile(int waits, String waited, String elapsed, String expected) {
        RetryingCaller retryingCaller = retryingCaller(20, new Conflicts(millis(waited), waits), millis(elapsed));

        CallFailure failure = retryingCaller.waitForKey(TAKEN);

        if (expected.equals("given up")) {
            assertThat(failure).isEqualTo(new CallFailure.RetriesExhausted(TAKEN));
            assertThat(retryingCaller.attempts().conflicts()).isEqualTo(new Conflicts(millis(waited), waits));
        } else {
            int seconds = Integer.parseInt(expected);
            assertThat(failure).isEqualTo(new CallFailure.CallBack(TAKEN, seconds));
            assertThat(retryingCaller.attempts().conflicts())
                    .isEqualTo(new Conflicts(millis(waited) + millis(elapsed) + 1_000L * seconds, waits + 1));
        }
    }

    @Test
    void whatTheNextInvocationIsToldHoldsTheDelay() {
        RetryingCaller retryingCaller = retryingCaller(1, Conflicts.NONE, 0);

        assertThat(retryingCaller.hasWaitedForKey()).isFalse();
        retryingCaller.waitForKey(TAKEN);

        assertThat(retryingCaller.hasWaitedForKey()).isTrue();
        assertThat(retryingCaller.attemptsBefore(1))
                .isEqualTo(new Attempts(1, 0, 1_000, false, false, new Conflicts(1_000, 1)));
    }

    /** Contention that follows is as early in its retry policy as without the waits. */
    @ParameterizedTest
    @CsvSource({"15, 14, called back", "20, 14, called back", "33, 14, called back", "34, 14, given up"})
    void theInvocationsThatWaitedForAKeyAreNotThoseOfOtherTrouble(int invocation, int waits, String expected) {
        RetryingCaller retryingCaller = retryingCaller(invocation, new Conflicts(0, waits), 41_000);

        CallResult<String, CallFailure> result =
                retryingCaller.call(CallKind.UPDATE, () -> new CallResult.Success<>("too late for a call"));

        assertThat(result.<Boolean>fold(success -> null, failure -> failure instanceof CallFailure.RetriesExhausted))
                .isEqualTo(expected.equals("given up"));
    }

    @Test
    void aConflictIsTheFirstOfItsInvocationOnce() {
        RetryingCaller retryingCaller = retryingCaller(3, new Conflicts(1_000, 0), 0);

        assertThat(retryingCaller.isFirstConflict()).isTrue();
        assertThat(retryingCaller.isFirstConflict()).isFalse();
    }

    private static RetryingCaller retryingCaller(int invocation, Conflicts conflicts, long elapsedMillis) {
        RetryTiming still = new RetryTiming() {
            @Override
            public long nanoTime() {
                return 1_000_000 * elapsedMillis;
            }

            @Override
            public boolean sleep(Duration duration) {
                throw new AssertionError("an update waits for a key between invocations only");
            }

            @Override
            public double jitter() {
                return 0;
            }
        };
        Attempts before = Attempts.NONE.withInvocations(invocation - 1).withConflicts(conflicts);
        return new RetryingCaller(RetryPolicy.WITH_CALLBACKS, still, new Deadline(0, Deadline.LONGEST), before);
    }

    private static long millis(String digits) {
        return Long.parseLong(digits.replace("_", ""));
    }
}
