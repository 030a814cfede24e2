package software.amazon.apigatewayv2.integrationresponse.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.apigatewayv2.integrationresponse.retry.Attempts.Conflicts;
import software.amazon.apigatewayv2.integrationresponse.service.ErrorKind;
import software.amazon.apigatewayv2.integrationresponse.service.IntegrationResponseService;
import software.amazon.apigatewayv2.integrationresponse.service.ServiceException;

/** How much time a call has, and what an invocation does that has too little left. */
class RetryingCallerTest {

    private static final IntegrationResponseService SERVICE =
            new IntegrationResponseService(null, null, Optional.empty());

    private long now = 1_000;
    private final List<Optional<Duration>> limits = new ArrayList<>();
    private final RetryTiming timing = new SlowService();
    private RetryingCaller retryingCaller = caller(Attempts.NONE);

    private RetryingCaller caller(Attempts before) {
        return new RetryingCaller(RetryPolicy.WITH_CALLBACKS, Deadline.of(timing, Deadline.LONGEST), SERVICE, before);
    }

    @ParameterizedTest
    @CsvSource({"UPDATE", "CREATE", "CREATE_AGAIN"})
    void leavesACallThatMayNotEndInTimeToTheNextInvocation(CallKind kind) {
        call(kind, 47_001);

        CallFailure failure = call(kind, 0).fold(success -> null, failed -> failed);

        assertThat(limits).hasSize(1);
        assertThat(failure).extracting(CallFailure::reaction).isEqualTo(Reaction.CALL_BACK);
        assertThat(failure.error().kind()).isEqualTo(ErrorKind.OUT_OF_TIME);
        assertThat(retryingCaller.lastError()).contains(failure.error());
        assertThat(retryingCaller.attempts())
                .isEqualTo(Attempts.NONE.withInvocations(1).withCalls(1).withShortages(1));
    }

    @Test
    void givesUpTheThirdTimeThatAnInvocationHasTooLittleTime() {
        retryingCaller = caller(Attempts.NONE.withShortages(2));
        now += 47_001;

        CallFailure failure = call(CallKind.CREATE, 0).fold(success -> null, failed -> failed);

        assertThat(failure.reaction()).isEqualTo(Reaction.GIVE_UP);
        assertThat(failure.error().text())
                .isEqualTo("This invocation has less than 3 s left, too little for a call to API Gateway: give the"
                        + " function a timeout of 60 s");
    }

    @ParameterizedTest
    @EnumSource(names = {"READ", "READ_ONCE", "DELETE"})
    void makesACallThatChangesNothingNewHoweverLittleTimeIsLeft(CallKind kind) {
        call(kind, 49_500);
        call(kind, 20_000);
        call(kind, 0);

        assertThat(limits)
                .containsExactly(
                        Optional.empty(), Optional.of(Duration.ofSeconds(1)), Optional.of(Duration.ofSeconds(1)));
    }

    @Test
    void limitsACallToTheTimeThatIsLeft() {
        call(CallKind.UPDATE, 40_000);
        call(CallKind.UPDATE, 1);
        call(CallKind.UPDATE, 6_999);
        call(CallKind.UPDATE, 0);

        assertThat(limits)
                .containsExactly(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Duration.ofMillis(9_999)),
                        Optional.of(Duration.ofSeconds(3)));
        assertThat(retryingCaller.elapsed()).isEqualTo(Duration.ofSeconds(47));
        assertThat(retryingCaller.attempts().inWords(retryingCaller.elapsed()))
                .isEqualTo("after 4 calls in 1 invocation over 47 s");
    }

    @Test
    void remembersThatACallMayHaveHappened() {
        retryingCaller.call(CallKind.CREATE, service -> fail(ErrorKind.CONNECTION_LOST));
        retryingCaller.call(CallKind.CREATE_AGAIN, service -> fail(ErrorKind.SERVICE_FAILURE));

        assertThat(retryingCaller.attempts().mayHaveHappened()).isTrue();
        assertThat(retryingCaller.attempts().unanswered()).as("the first").isTrue();
        assertThat(retryingCaller.lastError().map(ServiceException::kind)).contains(ErrorKind.SERVICE_FAILURE);
    }

    /** Time stands still, and each wait is 0.6 s. */
    @ParameterizedTest
    @CsvSource({
        "OTHER_CONFLICT, DELETE, 89_400, false",
        "OTHER_CONFLICT, DELETE, 89_401, true",
        "OTHER_CONFLICT, UPDATE, 89_401, true",
        "ALREADY_EXISTS, DELETE, 89_401, true",
        "OTHER_CONFLICT, READ, 89_401, false",
        "THROTTLED, DELETE, 89_401, false",
    })
    void givesUpOnlyAConflictThatIsNotExplainedAfterNinetySeconds(
            ErrorKind kind, CallKind call, String waited, boolean givenUp) {
        retryingCaller = caller(Attempts.NONE.withConflicts(new Conflicts(Long.parseLong(waited.replace("_", "")), 0)));
        int[] calls = {0};

        CallResult<String> result = retryingCaller.call(call, service -> calls[0]++ == 0 ? fail(kind) : "response");

        assertThat(result.<Boolean>fold(success -> false, failed -> failed.reaction() == Reaction.GIVE_UP))
                .isEqualTo(givenUp);
    }

    private static String fail(ErrorKind kind) {
        throw new ServiceException(kind, "words", Optional.empty());
    }

    private CallResult<String> call(CallKind kind, long milliseconds) {
        return retryingCaller.call(kind, service -> {
            limits.add(service.limit());
            now += milliseconds;
            return "response";
        });
    }

    private final class SlowService implements RetryTiming {
        @Override
        public long nanoTime() {
            return 1_000_000 * now;
        }

        @Override
        public boolean sleep(Duration duration) {
            return true;
        }

        @Override
        public double jitter() {
            return 0.5;
        }
    }
}
