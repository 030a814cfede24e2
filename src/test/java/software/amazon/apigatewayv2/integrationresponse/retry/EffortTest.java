package software.amazon.apigatewayv2.integrationresponse.retry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What travels from invocation to invocation, and how it is told to a person. */
class EffortTest {

    @Test
    void theFirstInvocationSetsTheTimeAndTheNextOnesKeepIt() {
        Effort first = Effort.NONE.invoked(5_000);

        assertThat(first).isEqualTo(new Effort(5_000, 1, 0, false));
        assertThat(first.called().invoked(9_000)).isEqualTo(new Effort(5_000, 2, 1, false));
    }

    @Test
    void anUnknownOutcomeStaysUnknown() {
        assertThat(Effort.NONE.invoked(1).unresolved().called().invoked(2).mayHaveHappened())
                .isTrue();
    }

    @Test
    void oneIsSingular() {
        assertThat(new Effort(1_000, 1, 1, false).inWords(3_999)).isEqualTo("after 1 call in 1 invocation over 2 s");
    }

    @Test
    void manyArePlural() {
        assertThat(new Effort(1_000, 3, 12, true).inWords(91_000))
                .isEqualTo("after 12 calls in 3 invocations over 90 s");
    }
}
