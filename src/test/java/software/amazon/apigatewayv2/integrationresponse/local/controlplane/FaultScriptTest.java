package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultScriptTest {
    private static final String CREATE = "CreateIntegrationResponse";

    @TempDir
    private Path directory;

    @Test
    void strikesTheFirstThreeCallsAndThenTheFourthAndNoOther() {
        FaultScript script =
                FaultScript.of(Fault.first(3, CREATE, FaultKind.THROTTLE), Fault.nth(4, CREATE, FaultKind.REPLY_LOST));
        assertThat(strikes(script, CREATE, 5))
                .containsExactly(
                        Optional.of(FaultKind.THROTTLE),
                        Optional.of(FaultKind.THROTTLE),
                        Optional.of(FaultKind.THROTTLE),
                        Optional.of(FaultKind.REPLY_LOST),
                        Optional.empty());
    }

    @Test
    void neitherStrikesNorCountsCallsOfOtherOperations() {
        FaultScript script = FaultScript.of(Fault.nth(2, CREATE, FaultKind.THROTTLE));
        assertThat(strikes(script, "GetIntegrationResponse", 2)).containsOnly(Optional.empty());
        assertThat(strikes(script, CREATE, 2)).containsExactly(Optional.empty(), Optional.of(FaultKind.THROTTLE));
    }

    @Test
    void strikesWithTheFirstFaultThatFits() {
        FaultScript script = FaultScript.of(
                Fault.nth(2, CREATE, FaultKind.FORBIDDEN), Fault.every(Fault.ANY_OPERATION, FaultKind.THROTTLE));
        assertThat(strikes(script, CREATE, 3))
                .containsExactly(
                        Optional.of(FaultKind.THROTTLE),
                        Optional.of(FaultKind.FORBIDDEN),
                        Optional.of(FaultKind.THROTTLE));
    }

    @Test
    void readsAScriptFromAFile() throws IOException {
        assertThat(
                        read("""
                        [{"fault": "THROTTLE", "operation": "CreateIntegrationResponse", "first": 3},
                         {"fault": "SLOW", "nth": 2, "millis": 40},
                         {"fault": "FORBIDDEN", "operation": "*"},
                         {"fault": "CONFLICT", "operation": "CreateIntegrationResponse", "first": 2, "words": "busy"}]
                        """)
                                .faults())
                .containsExactly(
                        Fault.first(3, CREATE, FaultKind.THROTTLE),
                        Fault.slow(Fault.ANY_OPERATION, Duration.ofMillis(40)).onlyOn(2),
                        Fault.every(Fault.ANY_OPERATION, FaultKind.FORBIDDEN),
                        Fault.conflict("busy", CREATE).onlyOnFirst(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | A fault script is a JSON array",
                "[{}] | Fault 1: \"fault\" is one of THROTTLE, ",
                "[{\"fault\": \"FIRE\"}] | Fault 1: \"fault\" is one of THROTTLE, ",
                "[{\"fault\": \"THROTTLE\"}, {\"fault\": \"THROTTLE\", \"op\": 1}] | Fault 2: unknown member \"op\"",
                "[{\"fault\": \"THROTTLE\", \"operation\": \"Burn\"}] | Fault 1: The local API Gateway V2 has no operation",
                "[{\"fault\": \"THROTTLE\", \"nth\": 0}] | Fault 1: \"nth\" is not a whole number from 1 on",
                "[{\"fault\": \"THROTTLE\", \"nth\": 1, \"first\": 1}] | Fault 1: \"first\" and \"nth\" exclude each other",
                "[{\"fault\": \"THROTTLE\", \"millis\": 5}] | Fault 1: A delay belongs to SLOW, and only to it",
                "[{\"fault\": \"SLOW\"}] | Fault 1: A delay belongs to SLOW, and only to it",
                "[{\"fault\": \"CONFLICT\"}] | Fault 1: Words belong to CONFLICT, and only to it",
                "[{\"fault\": \"QUOTA\", \"words\": \"no\"}] | Fault 1: Words belong to CONFLICT, and only to it",
                "[{\"fault\": \"CONFLICT\", \"words\": 1}] | Fault 1: \"words\" is not a string",
                "[7] | Fault 1: \"fault\" is one of THROTTLE, "
            })
    void saysWhatIsWrongWithAScript(String script, String message) {
        assertThatThrownBy(() -> read(script))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    private FaultScript read(String json) throws IOException {
        return FaultScript.read(Files.writeString(directory.resolve("faults.json"), json));
    }

    private static List<Optional<FaultKind>> strikes(FaultScript script, String operation, int calls) {
        return IntStream.range(0, calls)
                .mapToObj(call ->
                        script.strike(Operation.named(operation).orElseThrow()).map(Fault::kind))
                .toList();
    }
}
