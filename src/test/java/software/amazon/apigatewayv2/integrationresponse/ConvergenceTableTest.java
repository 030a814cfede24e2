package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour;

/**
 * Every removal under every way in which the service may behave: either the service holds exactly what was requested, or the
 * operation fails and names what it holds instead.
 */
class ConvergenceTableTest {

    @AutoClose
    private static final HandlerHarness HARNESS = new HandlerHarness();

    private static final Path COMMITTED = Path.of("docs", "convergence.md");
    private static final Path CURRENT = Path.of("target", "convergence.md");

    @ParameterizedTest
    @MethodSource("behaviours")
    void anUpdateConvergesWhereTheServiceCanRemoveAndFailsByNameWhereItCannot(ServiceBehaviour behaviour) {
        for (PropertyRemoval removal : PropertyRemoval.values()) {
            RemovalTrial trial = RemovalTrial.of(removal, behaviour, HARNESS);

            assertThat(trial.event().isSuccess())
                    .as("%s: %s", removal, trial.event().getMessage())
                    .isEqualTo(removal.isPossible(behaviour));
            assertThat(trial.isExact()).isEqualTo(removal.isPossible(behaviour));
            if (trial.event().isSuccess()) {
                assertThat(trial.event().getResourceModel()).isEqualTo(trial.held());
            } else {
                assertThat(trial.event().getMessage()).as("%s", removal).contains(removal.named());
                assertThat(trial.event().getResourceModel()).isNull();
                assertThat(trial.entriesKept()).as("%s", removal).isTrue();
            }
            assertThat(trial.calls()).isBetween(2, 5);
        }
    }

    @ParameterizedTest
    @EnumSource
    void inTheOrdinaryBehaviourOneChangeIsEnough(PropertyRemoval removal) {
        assertThat(RemovalTrial.of(removal, ServiceBehaviour.ordinary(), HARNESS)
                        .calls())
                .isEqualTo(2);
    }

    @Test
    void theTableInTheDocumentationIsTrue() throws IOException {
        String table = new ConvergenceTable(HARNESS).page();
        Files.createDirectories(CURRENT.getParent());
        Files.writeString(CURRENT, table);

        assertThat(Files.readString(COMMITTED))
                .as("%s is out of date: take %s in its place", COMMITTED, CURRENT)
                .isEqualTo(table);
    }

    static List<ServiceBehaviour> behaviours() {
        return ServiceBehaviour.all();
    }
}
