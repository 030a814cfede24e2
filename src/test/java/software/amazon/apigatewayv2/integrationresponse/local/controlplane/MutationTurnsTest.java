package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MutationTurnsTest {
    private static final Reply DONE = Reply.ok(204, Optional.empty());

    private final MutationTurns turns = new MutationTurns();

    @Test
    void whileAMutationIsUnderWayAnotherOneOfTheSameApiIsRefusedAndOneOfAnotherApiIsNot() {
        List<Integer> others = new ArrayList<>();
        Reply reply = turns.take("api", Duration.ZERO, () -> {
            others.add(turns.take("api", Duration.ZERO, () -> DONE).status());
            others.add(turns.take("other", Duration.ZERO, () -> DONE).status());
            return DONE;
        });
        assertThat(reply).isEqualTo(DONE);
        assertThat(others).containsExactly(409, 204);
    }

    @Test
    void whenAMutationIsDoneTheNextOneHasItsTurn() {
        turns.take("api", Duration.ZERO, () -> DONE);
        assertThat(turns.take("api", Duration.ZERO, () -> DONE)).isEqualTo(DONE);
    }
}
