package software.amazon.apigatewayv2.integrationresponse.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.LocalApiGateway;

/** The command, in a process of its own where it looks for credentials; AWS is a local API Gateway V2 there. */
class ProbeCommandTest {
    private final LocalApiGateway aws = LocalApiGateway.start();

    /** What the process may read, and which of its outputs are terminals. */
    private String input = "";

    private String terminals = "";

    @TempDir
    private Path directory;

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void asksALocalServiceThatBehavesAsItsOptionsSay() throws IOException {
        CommandLineRun run = CommandLineRun.in(directory, "probe", "--maps", "replaced");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("All that the probe made is deleted.\nEvery answer is one that this provider relies on.\n")
                .containsPattern("an update of one of two templates +replaced +merged or replaced\n")
                .contains("--maps replaced");
        assertThat(new ObjectMapper()
                        .readTree(Files.readAllBytes(directory.resolve("target/probe.json")))
                        .findValuesAsText("answered"))
                .contains("replaced")
                .doesNotContain("merged");
    }

    @Test
    void saysFirstWhatTheProviderDoesNotRelyOn() throws IOException {
        Path faults = Files.writeString(
                directory.resolve("faults.json"), "[{\"fault\": \"FORBIDDEN\", \"operation\": \"DeleteIntegration\"}]");
        CommandLineRun run = CommandLineRun.in(directory, "probe", "--faults", faults.toString());
        assertThat(run.exitCode()).isOne();
        assertThat(run.out())
                .containsPattern("These answers are not what this provider relies on:\n"
                        + "deleting an integration with responses +no answer +any\n    403 AccessDeniedException: ")
                .contains("But there is no option for:\n    deleting an integration with responses\n");
    }

    @Test
    void asksAnAccountOnceItsUserAgreesAndLeavesNothing() throws Exception {
        Run run = run("probe", "--aws", "--region", "eu-central-1", "--yes");
        assertThat(run.printed)
                .startsWith("With access key AKIDEXAMPLE, in eu-central-1 at " + aws.endpoint() + ", this makes ")
                .contains("Every answer is one that this provider relies on.");
        assertThat(run.exitCode).isZero();
        assertThat(calls("CreateIntegration", 201)).isEqualTo(5);
        assertThat(calls("CreateIntegrationResponse", 201)).isLessThan(30);
        assertThat(apis()).isZero();
        assertThat(directory.resolve(".probe")).doesNotExist();
    }

    @Test
    void doesNothingInAnAccountWhereNobodyCanAgree() throws Exception {
        Run run = run("probe", "--aws", "--region", "eu-central-1");
        assertThat(run.exitCode).isEqualTo(2);
        assertThat(run.printed).endsWith("Without a terminal nobody can be asked: add --yes\n");
        assertThat(aws.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"yes, 0", "y, 2"})
    void goesOnOnlyIfItsUserTypesYes(String typed, int exitCode) throws Exception {
        input = typed + "\n";
        terminals = "out";
        Run run = run("probe", "--aws", "--region", "eu-central-1");
        assertThat(run.printed).contains("\nType yes to agree:\n");
        assertThat(run.exitCode).isEqualTo(exitCode);
        assertThat(aws.calls().isEmpty()).isEqualTo(exitCode == 2);
    }

    @Test
    void deletesWhatItMadeBeforeItEndsWithCtrlC() throws Exception {
        Run run = run(process -> at(30, process::destroy), "probe", "--aws", "--region", "eu-central-1", "--yes");
        assertThat(run.printed).contains("All that the probe made is deleted.");
        assertThat(aws.calls()).hasSizeGreaterThan(30);
        assertThat(apis()).isZero();
        assertThat(directory.resolve(".probe")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 30})
    void deletesWhatAKilledProbeLeftWhenItIsTold(int request) throws Exception {
        run(process -> at(request, () -> killed(process)), "probe", "--aws", "--region", "eu-central-1", "--yes");
        assertThat(apis()).isOne();
        Run next = run("probe", "--aws", "--region", "eu-central-1", "--yes");
        assertThat(next.exitCode).isEqualTo(2);
        assertThat(next.printed).contains("./local probe --clean");
        Run clean = run("probe", "--clean", "--yes");
        assertThat(clean.exitCode).isZero();
        assertThat(clean.printed)
                .containsPattern(
                        "in eu-central-1 at .*, this deletes the APIs .* integration-response-probe-[0-9a-f-]+\\.")
                .endsWith("All that the probe made is deleted.\n");
        assertThat(apis()).isZero();
        assertThat(run("probe", "--clean").printed).isEqualTo("No probe left anything.\n");
    }

    @Test
    void keepsTheNoteOfAnApiThatIsNotFound() throws Exception {
        Path note = Files.write(directory.resolve(".probe"), List.of("eu-central-1", "elsewhere"));
        Run clean = run("probe", "--clean", "--yes");
        assertThat(clean.exitCode).isOne();
        assertThat(clean.printed)
                .endsWith("There are none. If this is the account that was probed, delete " + note + "\n");
        assertThat(note).exists();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--aws --clean", "--region eu-central-1", "--aws --maps replaced", "--clean --maps replaced"})
    void refusesOptionsThatDoNotGoTogether(String options) {
        CommandLineRun run = CommandLineRun.in(directory, ("probe " + options).split(" "));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("--region is for --aws.");
    }

    private long apis() {
        return calls("CreateApi", 201) - calls("DeleteApi", 204);
    }

    private static void killed(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
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

    private Run run(String... arguments) throws Exception {
        return run(process -> {}, arguments);
    }

    private Run run(Consumer<ProcessHandle> begun, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dlocal.project=" + directory,
                "-Dlocal.terminals=" + terminals,
                "-cp",
                System.getProperty("java.class.path"),
                LocalCommand.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
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
        return new Run(process.waitFor(), printed);
    }

    private record Run(int exitCode, String printed) {}
}
