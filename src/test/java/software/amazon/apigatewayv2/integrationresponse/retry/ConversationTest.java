package software.amazon.apigatewayv2.integrationresponse.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.apigatewayv2.integrationresponse.retry.Reply.Stop;
import software.amazon.apigatewayv2.integrationresponse.service.ErrorKind;
import software.amazon.apigatewayv2.integrationresponse.service.Outcome;

/** What an invocation has no time for any more. */
class ConversationTest {

    private long now = 1_000;
    private final List<String> calls = new ArrayList<>();
    private final Pace pace = new SlowService();
    private final Conversation conversation =
            new Conversation(Budget.CALLING_BACK, pace, Deadline.of(pace, Deadline.LONGEST), Effort.NONE);

    @Test
    void aCallThatMayNotEndInTimeIsLeftToTheNextInvocation() {
        ask("first", 40_001);

        Stop stop = ask("second", 0).fold(answered -> null, stopped -> stopped);

        assertThat(calls).containsExactly("first");
        assertThat(stop).isInstanceOf(Stop.CallBack.class);
        assertThat(stop.error().kind()).isEqualTo(ErrorKind.OUT_OF_TIME);
        assertThat(conversation.effort()).isEqualTo(Effort.NONE.invoked().called());
    }

    @Test
    void aCallThatEndsInTimeIsMade() {
        ask("first", 40_000);
        ask("second", 0);

        assertThat(calls).containsExactly("first", "second");
        assertThat(conversation.elapsed()).isEqualTo(Duration.ofSeconds(40));
        assertThat(conversation.effortInWords()).isEqualTo("after 2 calls in 1 invocation over 40 s");
    }

    private Reply<String> ask(String call, long milliseconds) {
        return conversation.ask(CallKind.UPDATE, () -> {
            calls.add(call);
            now += milliseconds;
            return new Outcome.Answered<>(call);
        });
    }

    private final class SlowService implements Pace {
        @Override
        public long nanoTime() {
            return 1_000_000 * now;
        }

        @Override
        public boolean pause(Duration duration) {
            return true;
        }

        @Override
        public double chance() {
            return 0;
        }
    }
}
