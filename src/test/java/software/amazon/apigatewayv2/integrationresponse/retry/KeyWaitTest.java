package software.amazon.apigatewayv2.integrationresponse.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.apigatewayv2.integrationresponse.retry.Reply.Stop;
import software.amazon.apigatewayv2.integrationresponse.service.ErrorKind;
import software.amazon.apigatewayv2.integrationresponse.service.ServiceError;

/** How an update waits for a key that another integration response has. */
class KeyWaitTest {

    private static final ServiceError TAKEN = new ServiceError(ErrorKind.ALREADY_EXISTS, "already exists");

    @ParameterizedTest(name = "conflict {0}, waited {1} ms, invocation {2}: {3}")
    @CsvSource({
        // conflicts so far, milliseconds waited, this invocation, seconds until the next one or given up
        "1, 0, 1, 1",
        "2, 1_000, 2, 2",
        "3, 3_000, 3, 3",
        "4, 6_000, 4, 3",
        "14, 36_000, 14, 3",
        "15, 39_000, 15, given up",
        "5, 42_000, 5, 3",
        "5, 42_001, 5, given up",
        "1, 44_000, 5, 1",
        "1, 44_001, 5, given up",
        "4, 6_000, 19, 3",
        "4, 6_000, 20, given up",
    })
    void anUpdateIsCalledBackForAWhile(int count, String waited, int invocation, String expected) {
        Conversation conversation = conversation(invocation, new Conflicts(count - 1, millis(waited), false));
        Conflicts before = conversation.conflict();

        Stop stop = conversation.waitForKey(TAKEN);

        boolean givenUp = expected.equals("given up");
        int seconds = givenUp ? 0 : Integer.parseInt(expected);
        assertThat(before).isEqualTo(new Conflicts(count - 1, millis(waited), false));
        assertThat(stop).isEqualTo(givenUp ? Stop.givenUp(TAKEN) : Stop.callBack(TAKEN, seconds));
        assertThat(conversation.effort().conflicts())
                .isEqualTo(new Conflicts(count, millis(waited) + 1_000L * seconds, true));
    }

    @Test
    void whatTheNextInvocationIsToldHoldsTheDelay() {
        Conversation conversation = conversation(1, new Conflicts(0, 0, false));
        conversation.conflict();
        Stop stop = conversation.waitForKey(TAKEN);

        assertThat(conversation.effortBefore(stop.callbackSeconds()))
                .isEqualTo(new Effort(1, 0, 1_000, false, false, new Conflicts(1, 1_000, true)));
    }

    private static Conversation conversation(int invocation, Conflicts conflicts) {
        Pace still = new Pace() {
            @Override
            public long nanoTime() {
                return 0;
            }

            @Override
            public boolean pause(Duration duration) {
                throw new AssertionError("an update waits for a key between invocations only");
            }

            @Override
            public double chance() {
                return 0;
            }
        };
        Effort before = Effort.NONE.withInvocations(invocation - 1).withConflicts(conflicts);
        return new Conversation(Budget.CALLING_BACK, still, new Deadline(0, Deadline.LONGEST), before);
    }

    private static long millis(String digits) {
        return Long.parseLong(digits.replace("_", ""));
    }
}
