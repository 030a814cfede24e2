package software.amazon.apigatewayv2.integrationresponse.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.LocalApiGateway;

/** The command, in a process of its own where it looks for credentials; AWS is a local API Gateway V2 there. */
class ProbeCommandTest {
    @AutoClose
    private final LocalApiGateway aws = LocalApiGateway.start();

    /** What the process may read, and which of its outputs are terminals. */
    private String input = "";

    private String terminals = "";

    @TempDir
    private Path directory;

    @Test
    void asksALocalServiceThatBehavesAsItsOptionsSayAndShowsFirstWhatTheProviderDoesNotRelyOn() throws IOException {
        Path faults = Files.writeString(
                directory.resolve("faults.json"), "[{\"fault\": \"FORBIDDEN\", \"operation\": \"DeleteIntegration\"}]");
        CommandLineRun run = CommandLineRun.in(directory, "probe", "--maps", "replaced", "--faults", faults.toString());
        assertThat(run.exitCode()).isOne();
        assertThat(run.out())
                .containsPattern("^All that the probe made is deleted.\n"
                        + "These answers are not what this provider relies on:\n"
                        + "deleting an integration with responses +no answer +any\n    403 AccessDeniedException: ")
                .containsPattern("an update of one of two templates +replaced +merged or replaced\n")
                .contains("--maps replaced")
                .contains("But there is no option for:\n    deleting an integration with responses\n");
        assertThat(new ObjectMapper()
                        .readTree(directory.resolve("target/probe.json").toFile())
                        .findValuesAsText("answered"))
                .contains("replaced")
                .doesNotContain("merged");
    }

    @Test
    void asksAnAccountOnceItsUserTypesYesAndLeavesNothing() throws Exception {
        terminals = "out";
        input = "yes\n";
        CommandLineRun run = run("probe", "--aws", "--region", "eu-central-1");
        assertThat(run.out())
                .startsWith("With access key AKIDEXAMPLE, in eu-central-1 at " + aws.endpoint() + ", this makes ")
                .contains("\nType yes to agree:\n", "Every answer is one that this provider relies on.");
        assertThat(run.exitCode()).isZero();
        assertThat(calls("CreateIntegration", 201)).isEqualTo(5);
        assertThat(calls("CreateIntegrationResponse", 201)).isLessThan(30);
        assertThat(apis()).isZero();
        assertThat(directory.resolve(".probe")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"'', Without a terminal nobody can be asked: add --yes", "out, Nothing was done"})
    void doesNothingInAnAccountUnlessItsUserAgrees(String terminals, String end) throws Exception {
        this.terminals = terminals;
        input = "y\n";
        CommandLineRun run = run("probe", "--aws", "--region", "eu-central-1");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).endsWith(end + "\n");
        assertThat(aws.calls()).isEmpty();
    }

    @Test
    void deletesWhatItMadeBeforeItEndsWithCtrlC() throws Exception {
        CommandLineRun run =
                run(process -> at(30, process::destroy), "probe", "--aws", "--region", "eu-central-1", "--yes");
        assertThat(run.out()).contains("All that the probe made is deleted.");
        assertThat(aws.calls()).hasSizeGreaterThan(30);
        assertThat(apis()).isZero();
        assertThat(directory.resolve(".probe")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 30})
    void deletesWhatAKilledProbeLeftWhenItIsTold(int request) throws Exception {
        Consumer<ProcessHandle> kill = process -> at(request, () -> {
            process.destroyForcibly();
            process.onExit().join();
        });
        run(kill, "probe", "--aws", "--region", "eu-central-1", "--yes");
        assertThat(apis()).isOne();
        CommandLineRun next = run("probe", "--aws", "--region", "eu-central-1", "--yes");
        assertThat(next.exitCode()).isEqualTo(2);
        assertThat(next.out()).contains("./local probe --clean");
        CommandLineRun clean = run("probe", "--clean", "--yes");
        assertThat(clean.exitCode()).isZero();
        assertThat(clean.out())
                .containsPattern(
                        "in eu-central-1 at .*, this deletes the APIs .* integration-response-probe-[0-9a-f-]+\\.")
                .endsWith("All that the probe made is deleted.\n");
        assertThat(apis()).isZero();
        assertThat(run("probe", "--clean").out()).isEqualTo("No probe left anything.\n");
    }

    @Test
    void keepsTheNoteOfAnApiThatIsNotFound() throws Exception {
        Path note = Files.write(directory.resolve(".probe"), List.of("eu-central-1", "elsewhere"));
        CommandLineRun clean = run("probe", "--clean", "--yes");
        assertThat(clean.exitCode()).isOne();
        assertThat(clean.out())
                .endsWith("There are none. If this is the account that was probed, delete " + note + "\n");
        assertThat(note).exists();
    }

    private long apis() {
        return calls("CreateApi", 201) - calls("DeleteApi", 204);
    }

    private long calls(String operation, int status) {
        return aws.calls().stream()
                .filter(call -> call.operation().equals(operation) && call.status() == status)
                .count();
    }

    /** Does something while the service carries out a request, before its response. */
    private void at(int request, Runnable action) {
        AtomicInteger requests = new AtomicInteger();
        aws.watch(call -> {
            if (requests.incrementAndGet() == request) {
                action.run();
            }
        });
    }

    private CommandLineRun run(String... arguments) throws Exception {
        return run(process -> {}, arguments);
    }

    private CommandLineRun run(Consumer<ProcessHandle> begun, String... arguments) throws Exception {
        ProcessBuilder builder = CommandLineRun.process(
                List.of("-Dlocal.project=" + directory, "-Dlocal.terminals=" + terminals), arguments);
        builder.environment()
                .putAll(Map.of(
                        "AWS_ENDPOINT_URL", aws.endpoint().toString(),
                        "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
                        "TERM", "xterm",
                        "AWS_SECRET_ACCESS_KEY", "secret"));
        Process process = builder.start();
        // A process that is ended through its handle keeps what it printed.
        begun.accept(process.toHandle());
        try (OutputStream typed = process.getOutputStream()) {
            typed.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new CommandLineRun(process.waitFor(), printed, "");
    }
}
