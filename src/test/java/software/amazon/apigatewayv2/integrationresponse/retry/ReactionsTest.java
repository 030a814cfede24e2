package software.amazon.apigatewayv2.integrationresponse.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.apigatewayv2.integrationresponse.service.CallResult;
import software.amazon.apigatewayv2.integrationresponse.service.ErrorKind;
import software.amazon.apigatewayv2.integrationresponse.service.ServiceError;

/** What comes of one failed call, for each kind of error and of call: as it is meant, not as it is coded. */
class ReactionsTest {

    /**
     * What is done: {@code again} the same call is made again, {@code brief} the same for 90 s at most; else the
     * reaction that the handler is left with. The last column says what is known of a call that changes something:
     * {@code nothing} happened, it {@code may} have, or it may {@code still} happen.
     */
    private static final String MEANT =
            """
            kind                    create           createAgain      update           delete read  known
            QUOTA                   FAIL             LOOK_THEN_FAIL   FAIL             FAIL   FAIL  nothing
            CONCURRENT_MODIFICATION again            LOOK_THEN_CREATE again            again  again nothing
            ALREADY_EXISTS          ALREADY_EXISTS   LOOK_THEN_CREATE WAIT_FOR_KEY     brief  again nothing
            OTHER_CONFLICT          EXISTS_OR_RETRY  LOOK_THEN_CREATE WAIT_FOR_KEY_90  brief  again nothing
            THROTTLED               again            LOOK_THEN_CREATE again            again  again nothing
            INVALID                 FAIL             FAIL             FAIL             FAIL   FAIL  nothing
            NOT_FOUND               FAIL             FAIL             FAIL             FAIL   FAIL  nothing
            ACCESS_DENIED           FAIL             LOOK_THEN_FAIL   FAIL             FAIL   FAIL  nothing
            INVALID_CREDENTIALS     FAIL             LOOK_THEN_FAIL   FAIL             FAIL   FAIL  nothing
            OTHER_REFUSAL           FAIL             LOOK_THEN_FAIL   FAIL             FAIL   FAIL  nothing
            NOT_CONNECTED           again            LOOK_THEN_CREATE again            again  again nothing
            OUT_OF_TIME             again            LOOK_THEN_CREATE again            again  again nothing
            SERVICE_FAILURE         LOOK_THEN_CREATE LOOK_THEN_CREATE again            again  again may
            UNREADABLE              LOOK_THEN_CREATE LOOK_THEN_CREATE again            again  again may
            CONNECTION_LOST         LOOK_THEN_CREATE LOOK_THEN_CREATE again            again  again still
            """;

    private static final Map<String, Reaction> SHORT = Map.of(
            "EXISTS_OR_RETRY", Reaction.ALREADY_EXISTS_OR_RETRY_BRIEFLY,
            "WAIT_FOR_KEY", Reaction.WAIT_FOR_KEY_OR_RETRY,
            "WAIT_FOR_KEY_90", Reaction.WAIT_FOR_KEY_OR_RETRY_BRIEFLY);

    private static final Set<CallKind> CHANGING = EnumSet.complementOf(EnumSet.of(CallKind.READ, CallKind.EXPLAIN));

    @ParameterizedTest(name = "{0} of {1}: {2}, {3}")
    @MethodSource("rows")
    void anErrorLeadsToWhatIsMeant(ErrorKind kind, CallKind call, String meant, String known) {
        Trial trial = new Trial(Attempts.NONE, 2);

        CallResult<String, CallFailure> result = trial.call(call, kind);

        if (isRetry(meant)) {
            assertThat(result).isEqualTo(new CallResult.Success<>("answer"));
            assertThat(trial.calls).isEqualTo(2);
        } else {
            Reaction reaction = SHORT.containsKey(meant) ? SHORT.get(meant) : Reaction.valueOf(meant);
            assertThat(result).isEqualTo(new CallResult.Failure<>(new CallFailure.NotRetried(error(kind), reaction)));
            assertThat(trial.calls).isEqualTo(1);
        }
        Attempts after = trial.retryingCaller.attempts();
        assertThat(after.mayHaveHappened()).isEqualTo(CHANGING.contains(call) && !known.equals("nothing"));
        assertThat(after.unanswered()).isEqualTo(CHANGING.contains(call) && known.equals("still"));
        assertThat(trial.retryingCaller.lastError()).contains(error(kind));
    }

    /** A retrying caller that has waited for 89.95 s, and whose next wait would be 0.1 s. */
    @ParameterizedTest(name = "{0} of {1}: {2}")
    @MethodSource("rows")
    void onlyABriefRetryEndsAfterNinetySeconds(ErrorKind kind, CallKind call, String meant, String known) {
        Trial trial = new Trial(Attempts.NONE.withConflicts(new Conflicts(89_950, 1)), 2);

        CallResult<String, CallFailure> result = trial.call(call, kind);

        boolean givenUp = result.fold(success -> false, failure -> failure instanceof CallFailure.RetriesExhausted);
        assertThat(givenUp).isEqualTo(meant.equals("brief"));
    }

    @Test
    void theTableHasEveryKindOfErrorAndOfCall() {
        Set<List<Object>> pairs =
                rows().map(row -> List.of(row.get()[0], row.get()[1])).collect(Collectors.toSet());

        assertThat(pairs).hasSize(ErrorKind.values().length * CallKind.values().length);
    }

    @ParameterizedTest
    @EnumSource
    void aWaitCountsAsOneForAConflictOnlyWhereItIsBrief(Reaction reaction) {
        boolean brief = Set.of(
                        Reaction.RETRY_BRIEFLY,
                        Reaction.ALREADY_EXISTS_OR_RETRY_BRIEFLY,
                        Reaction.WAIT_FOR_KEY_OR_RETRY_BRIEFLY)
                .contains(reaction);
        Trial trial = new Trial(Attempts.NONE, 0);

        assertThat(trial.retryingCaller.waitAfter(
                        new CallFailure.NotRetried(error(ErrorKind.OTHER_CONFLICT), reaction)))
                .isEmpty();

        assertThat(trial.pause).isEqualTo(Duration.ofMillis(100));
        assertThat(trial.retryingCaller.attempts().conflicts().waitedMillis()).isEqualTo(brief ? 100 : 0);
    }

    @ParameterizedTest(name = "invocation {0}")
    @CsvSource({
        // 100, 200, 400, 800, 1000 and 1000 ms, and 2 s until the next invocation
        "1, 2, 5_500",
        // The callback would end after 90 s.
        "2, given up, 3_500",
        "20, given up, 3_500",
    })
    void aBriefRetryCountsItsCallbacksToo(int invocation, String expected, String waited) {
        int before = invocation == 2 ? 90_000 - 3_500 : 0;
        Trial trial =
                new Trial(Attempts.NONE.withInvocations(invocation - 1).withConflicts(new Conflicts(before, 0)), 0);

        CallResult<String, CallFailure> result = trial.retryingCaller.call(
                CallKind.DELETE, () -> new CallResult.Failure<>(error(ErrorKind.OTHER_CONFLICT)));

        ServiceError error = error(ErrorKind.OTHER_CONFLICT);
        assertThat(result)
                .isEqualTo(new CallResult.Failure<>(
                        expected.equals("given up")
                                ? new CallFailure.RetriesExhausted(error)
                                : new CallFailure.CallBack(error, Integer.parseInt(expected))));
        assertThat(trial.retryingCaller.attempts().conflicts().waitedMillis() - before)
                .isEqualTo(Long.parseLong(waited.replace("_", "")));
    }

    @Test
    void errorsOfSeveralCallsAddUp() {
        Trial trial = new Trial(Attempts.NONE, 9);

        trial.call(CallKind.UPDATE, ErrorKind.CONNECTION_LOST);
        trial.call(CallKind.UPDATE, ErrorKind.SERVICE_FAILURE);

        assertThat(trial.retryingCaller.attempts().mayHaveHappened()).isTrue();
        assertThat(trial.retryingCaller.attempts().unanswered())
                .as("of the first")
                .isTrue();
        assertThat(trial.retryingCaller.lastError()).contains(error(ErrorKind.SERVICE_FAILURE));
    }

    @ParameterizedTest
    @EnumSource(names = {"NOT_FOUND", "INVALID", "THROTTLED"})
    void aReplyIsRefusedOnlyByTheErrorThatItStoppedWith(ErrorKind kind) {
        CallResult<String, CallFailure> result = new Trial(Attempts.NONE, 2).call(CallKind.DELETE, kind);

        assertThat(result.<Boolean>fold(value -> false, failure -> failure.isRefused(ErrorKind.NOT_FOUND)))
                .isEqualTo(kind == ErrorKind.NOT_FOUND);
    }

    @Test
    void whatWasGivenUpWasNotRefused() {
        Attempts last = Attempts.NONE.withInvocations(19).withConflicts(new Conflicts(90_000, 0));
        CallResult<String, CallFailure> result = new Trial(last, 2).call(CallKind.DELETE, ErrorKind.OTHER_CONFLICT);

        assertThat(result.<Boolean>fold(value -> false, failure -> failure.isRefused(ErrorKind.OTHER_CONFLICT)))
                .isFalse();
    }

    static Stream<Arguments> rows() {
        List<CallKind> columns = List.of(
                CallKind.CREATE,
                CallKind.CREATE_AGAIN,
                CallKind.UPDATE,
                CallKind.DELETE,
                CallKind.READ,
                CallKind.EXPLAIN);
        return MEANT.lines().skip(1).map(line -> line.split(" +")).flatMap(cells -> columns.stream()
                .map(call -> Arguments.of(
                        ErrorKind.valueOf(cells[0]),
                        call,
                        call == CallKind.EXPLAIN ? "FAIL" : cells[1 + columns.indexOf(call)],
                        cells[6])));
    }

    private static boolean isRetry(String meant) {
        return Arrays.asList("again", "brief").contains(meant);
    }

    private static ServiceError error(ErrorKind kind) {
        return new ServiceError(kind, "words of " + kind);
    }

    /** An invocation in which time stands still; each first call fails, and one that is made again is answered. */
    private static final class Trial implements RetryTiming {

        private final RetryingCaller retryingCaller;
        private final int mostCalls;
        private int calls;
        private Duration pause;

        private Trial(Attempts before, int mostCalls) {
            this.retryingCaller =
                    new RetryingCaller(RetryPolicy.WITH_CALLBACKS, this, new Deadline(0, Deadline.LONGEST), before);
            this.mostCalls = mostCalls;
        }

        private CallResult<String, CallFailure> call(CallKind call, ErrorKind kind) {
            int before = calls;
            return retryingCaller.call(call, () -> {
                calls++;
                assertThat(calls).isLessThanOrEqualTo(mostCalls);
                return calls == before + 1 ? new CallResult.Failure<>(error(kind)) : new CallResult.Success<>("answer");
            });
        }

        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public boolean sleep(Duration duration) {
            pause = duration;
            return true;
        }

        @Override
        public double jitter() {
            return 0.5;
        }
    }
}
