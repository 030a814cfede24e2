package software.amazon.apigatewayv2.integrationresponse.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code ./local stack} refuses before it looks for Python; the rest is for the gate, with the real AWS CLI. */
class StackCommandTest {
    @TempDir
    private Path directory;

    @Test
    void helpSaysWhatItNeeds() {
        CommandLineRun run = CommandLineRun.of("stack", "--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Python 3.10");
    }

    @ParameterizedTest
    @CsvSource({
        "--port, 65536, A port is a number from 0 to 65535: --port 65536",
        "--type, AWS::ApiGatewayV2::Other, AWS",
        "--type, MyOrg::Thing, three parts",
        "--faults, no-such-file.json, There is no file no-such-file.json"
    })
    void wrongValuesEndInTwoAndAreNamed(String option, String value, String reason) {
        CommandLineRun run = CommandLineRun.of("stack", option, value);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1).first().asString().contains(reason);
    }

    @Test
    void withoutAPackagedFunctionItEndsInTwoAndSaysWhatToDo() {
        CommandLineRun run = CommandLineRun.in(directory, "stack");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("Nothing is packaged yet in ");
    }
}
