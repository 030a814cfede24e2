package software.amazon.apigatewayv2.integrationresponse.local.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackagedFunctionTest {
    @TempDir
    private Path directory;

    private PackagedFunction function;

    @BeforeEach
    void start() throws IOException {
        function = PackagedFunction.start(
                ToyJar.in(directory), PackagedFunction.environment(URI.create("http://127.0.0.1:9")), ToyJar.handler());
    }

    @AfterEach
    void close() {
        function.close();
    }

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

    @ParameterizedTest
    @CsvSource({
        "environment AWS_ENDPOINT_URL_APIGATEWAYV2, http://127.0.0.1:9",
        "environment AWS_ENDPOINT_URL, http://127.0.0.1:9",
        "environment AWS_REGION, us-east-1",
        "time left, true"
    })
    void givesTheFunctionItsEnvironmentAndAMinute(String event, String response) {
        assertThat(handle(event)).isEqualTo(response);
    }

    @Test
    void doesNotPassTheCallersAwsSettingsOn() {
        try (PackagedFunction bare = PackagedFunction.start(directory.resolve("toy.jar"), Map.of(), ToyJar.handler())) {
            for (String name : new String[] {"AWS_REGION", "AWS_PROFILE", "AWS_ACCESS_KEY_ID", "AWS_ENDPOINT_URL"}) {
                assertThat(bare.invoke(Entrypoint.HANDLE, "environment " + name))
                        .isEqualTo("null");
            }
        }
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
        assertThatThrownBy(() -> handle("halt"))
                .isInstanceOf(FunctionException.class)
                .hasMessage("The function's JVM ended: Error: halted");
    }

    @Test
    void reportsAMissingHandlerClass() {
        try (PackagedFunction missing =
                PackagedFunction.start(directory.resolve("toy.jar"), Map.of(), "no.such.Handler")) {
            assertThatThrownBy(() -> missing.invoke(Entrypoint.HANDLE, "event"))
                    .isInstanceOf(FunctionException.class)
                    .hasMessageContaining("java.lang.ClassNotFoundException: no.such.Handler");
        }
    }

    private String handle(String event) {
        return function.invoke(Entrypoint.HANDLE, event);
    }
}
