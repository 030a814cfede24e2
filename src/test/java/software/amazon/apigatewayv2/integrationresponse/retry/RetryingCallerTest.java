package software.amazon.apigatewayv2.integrationresponse.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.apigatewayv2.integrationresponse.service.CallResult;
import software.amazon.apigatewayv2.integrationresponse.service.ErrorKind;

/** What an invocation has no time for any more. */
class RetryingCallerTest {

    private long now = 1_000;
    private final List<String> calls = new ArrayList<>();
    private final RetryTiming timing = new SlowService();
    private final RetryingCaller retryingCaller = new RetryingCaller(
            RetryPolicy.WITH_CALLBACKS, timing, Deadline.of(timing, Deadline.LONGEST), Attempts.NONE);

    @Test
    void aCallThatMayNotEndInTimeIsLeftToTheNextInvocation() {
        call("first", 40_001);

        CallFailure failure = call("second", 0).fold(success -> null, failed -> failed);

        assertThat(calls).containsExactly("first");
        assertThat(failure).isInstanceOf(CallFailure.CallBack.class);
        assertThat(failure.error().kind()).isEqualTo(ErrorKind.OUT_OF_TIME);
        assertThat(retryingCaller.attempts()).isEqualTo(Attempts.NONE.invoked().called());
    }

    @Test
    void aCallThatEndsInTimeIsMade() {
        call("first", 40_000);
        call("second", 0);

        assertThat(calls).containsExactly("first", "second");
        assertThat(retryingCaller.elapsed()).isEqualTo(Duration.ofSeconds(40));
        assertThat(retryingCaller.attemptsInWords()).isEqualTo("after 2 calls in 1 invocation over 40 s");
    }

    private CallResult<String, CallFailure> call(String call, long milliseconds) {
        return retryingCaller.call(CallKind.UPDATE, () -> {
            calls.add(call);
            now += milliseconds;
            return new CallResult.Success<>(call);
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
            return 0;
        }
    }
}
