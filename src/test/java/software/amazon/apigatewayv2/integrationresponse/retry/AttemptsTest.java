package software.amazon.apigatewayv2.integrationresponse.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.apigatewayv2.integrationresponse.retry.Attempts.Conflicts;

/** What travels from invocation to invocation, and how it is told to a person. */
class AttemptsTest {

    @Test
    void theTimeOfInvocationsAndOfTheDelaysBetweenThemIsASum() {
        Attempts first = Attempts.NONE.withInvocations(1).withCalls(1);

        assertThat(first.calledBack(Duration.ofMillis(1_500), 2).calledBack(Duration.ofMillis(100), 1))
                .isEqualTo(new Attempts(1, 1, 4_600, false, false, Conflicts.NONE, 0));
    }

    @Test
    void oneIsSingular() {
        assertThat(new Attempts(1, 1, 1_000, false, false, Conflicts.NONE, 0).inWords(Duration.ofMillis(1_999)))
                .isEqualTo("after 1 call in 1 invocation over 2 s");
    }

    @Test
    void manyArePlural() {
        assertThat(new Attempts(3, 12, 60_000, true, false, Conflicts.NONE, 0).inWords(Duration.ofSeconds(30)))
                .isEqualTo("after 12 calls in 3 invocations over 90 s");
    }
}
