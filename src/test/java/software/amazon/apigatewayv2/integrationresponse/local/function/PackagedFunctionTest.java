package software.amazon.apigatewayv2.integrationresponse.local.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PackagedFunctionTest {
    @AutoClose
    private final PackagedFunction function = ToyFunction.start(Map.of("GIVEN", "given"));

    @Test
    void passesEventsAndResponsesUnchanged() {
        String large = "漢字 \"\\ é".repeat(100_000);
        assertThat(handle("first")).isEqualTo("first");
        assertThat(handle(large)).isEqualTo(large);
        assertThat(handle("")).isEmpty();
    }

    @Test
    void logsWhatTheFunctionPrintsAndLogs() {
        handle("anything");
        function.close();
        assertThat(function.log()).contains("printed by the function", "logged by the function");
    }

    @Test
    void givesTheFunctionATemporaryDirectoryAndRemovesIt() {
        Path temporary = Path.of(handle("temporary directory"));
        assertThat(temporary).isDirectory().isNotEqualTo(Path.of(System.getProperty("java.io.tmpdir")));
        function.close();
        assertThat(temporary.getParent()).doesNotExist();
    }

    @Test
    void givesTheFunctionItsEnvironmentAndAMinuteButNoAwsSettingsOfTheCaller() {
        // The build sets AWS_REGION for this process.
        assertThat(handle("environment")).isEqualTo("given, null");
        assertThat(handle("time left")).isEqualTo("true");
    }

    @Test
    void reportsAnExceptionAndKeepsTheFunction() {
        assertThatThrownBy(() -> handle("throw"))
                .isInstanceOf(FunctionException.class)
                .hasMessage("The function threw java.lang.IllegalStateException: as was wished");
        assertThat(handle("still there")).isEqualTo("still there");
    }

    @Test
    void reportsWhyTheJvmEnded() {
        try (PackagedFunction missing =
                PackagedFunction.startUnzipped(Path.of("."), Map.of(), "no.such.Handler", List.of())) {
            assertThatThrownBy(() -> missing.invoke(Entrypoint.HANDLE, "event"))
                    .isInstanceOf(FunctionException.class)
                    .hasMessageContaining("ClassNotFoundException: no.such.Handler");
        }
    }

    private String handle(String event) {
        return function.invoke(Entrypoint.HANDLE, event);
    }
}
