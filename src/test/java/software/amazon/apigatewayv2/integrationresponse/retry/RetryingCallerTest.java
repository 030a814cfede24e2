package software.amazon.apigatewayv2.integrationresponse.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.apigatewayv2.integrationresponse.VirtualTiming;
import software.amazon.apigatewayv2.integrationresponse.retry.Attempts.Conflicts;
import software.amazon.apigatewayv2.integrationresponse.service.ErrorKind;
import software.amazon.apigatewayv2.integrationresponse.service.IntegrationResponseService;
import software.amazon.apigatewayv2.integrationresponse.service.ServiceException;

/** How much time a call has, what an invocation does that has too little left, and how long conflicts are waited for. */
class RetryingCallerTest {

    private final VirtualTiming timing = new VirtualTiming(() -> 0.5, () -> 0);
    private final List<Optional<Duration>> limits = new ArrayList<>();
    private RetryingCaller retryingCaller = caller(Attempts.NONE);

    private RetryingCaller caller(Attempts before) {
        return new RetryingCaller(
                RetryPolicy.WITH_CALLBACKS,
                Deadline.of(timing, Deadline.LONGEST),
                new IntegrationResponseService(null, null, Optional.empty()),
                before);
    }

    @ParameterizedTest
    @CsvSource({"120, 60", "61, 60", "59, 59", "1, 1"})
    void anInvocationHasTheTimeThatTheRuntimeLeavesItAndAMinuteAtMost(int remaining, int length) {
        Deadline deadline = Deadline.of(timing, Duration.ofSeconds(remaining));
        timing.pass(Duration.ofSeconds(2));

        assertThat(deadline.remaining()).isEqualTo(Duration.ofSeconds(length - 2));
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "CREATE_AGAIN", "UPDATE"})
    void limitsACallToTheTimeThatIsLeftAndMakesNoneWithLessThanThreeSeconds(CallKind kind) {
        call(kind, 40_000);
        call(kind, 1);
        call(kind, 6_999);
        call(kind, 1);
        CallResult<String> tooLate = call(kind, 0);

        assertThat(limits)
                .containsExactly(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Duration.ofMillis(9_999)),
                        Optional.of(Duration.ofSeconds(3)));
        assertThat(tooLate.<Reaction>fold(success -> null, CallFailure::reaction))
                .isEqualTo(Reaction.CALL_BACK);
        assertThat(retryingCaller.attempts().inWords(retryingCaller.elapsed()))
                .isEqualTo("after 4 calls in 1 invocation over 47 s");
    }

    @ParameterizedTest
    @EnumSource(names = {"READ", "READ_ONCE", "DELETE"})
    void readsAndDeletesHoweverLittleTimeIsLeft(CallKind kind) {
        call(kind, 49_500);
        call(kind, 20_000);
        call(kind, 0);

        assertThat(limits)
                .containsExactly(
                        Optional.empty(), Optional.of(Duration.ofSeconds(1)), Optional.of(Duration.ofSeconds(1)));
    }

    /** Each wait is 0.6 s. */
    @ParameterizedTest
    @CsvSource({
        "OTHER_CONFLICT, DELETE, 89400, false",
        "OTHER_CONFLICT, DELETE, 89401, true",
        "OTHER_CONFLICT, UPDATE, 89401, true",
        "ALREADY_EXISTS, DELETE, 89401, true",
        "OTHER_CONFLICT, READ, 89401, false",
        "THROTTLED, DELETE, 89401, false",
    })
    void givesUpOnlyAConflictThatIsNotExplainedAfterNinetySeconds(
            ErrorKind kind, CallKind call, long waited, boolean givenUp) {
        retryingCaller = caller(Attempts.NONE.withConflicts(new Conflicts(waited, 0)));
        int[] calls = {0};

        CallResult<String> result = retryingCaller.call(call, service -> {
            if (calls[0]++ == 0) {
                throw error(kind);
            }
            return "response";
        });

        assertThat(result.<Boolean>fold(success -> false, failed -> failed.reaction() == Reaction.GIVE_UP))
                .isEqualTo(givenUp);
    }

    /** Also in the last invocation that contention may take. */
    @ParameterizedTest
    @CsvSource({
        // how often and how long it was waited, how long this invocation has lasted, and the delay of the callback
        "0, 0, 100, 1",
        "1, 1100, 0, 2",
        "2, 3000, 0, 3",
        "14, 41000, 1000, 3",
        "14, 41000, 1001,",
        "15, 0, 0,",
        "0, 44001, 0,",
    })
    void waitsForAKeyFifteenTimesAndFortyFiveSecondsAtMost(int waits, long waited, long elapsed, Integer delay) {
        Conflicts before = new Conflicts(waited, waits);
        retryingCaller = caller(Attempts.NONE.withInvocations(29).withConflicts(before));
        timing.pass(Duration.ofMillis(elapsed));

        assertThat(retryingCaller.waitForKey(error(ErrorKind.ALREADY_EXISTS)).map(CallFailure::callbackDelay))
                .isEqualTo(Optional.ofNullable(delay));
        assertThat(retryingCaller.attempts().conflicts())
                .isEqualTo(delay == null ? before : new Conflicts(waited + elapsed + delay * 1_000, waits + 1));
    }

    private static ServiceException error(ErrorKind kind) {
        return new ServiceException(kind, "words", Optional.empty());
    }

    private CallResult<String> call(CallKind kind, long milliseconds) {
        return retryingCaller.call(kind, service -> {
            limits.add(service.limit());
            timing.pass(Duration.ofMillis(milliseconds));
            return "response";
        });
    }
}
