package software.amazon.apigatewayv2.integrationresponse.local.runner;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.LocalApiGateway;
import software.amazon.apigatewayv2.integrationresponse.local.probe.Probe;
import software.amazon.apigatewayv2.integrationresponse.local.probe.ProbeApis;
import software.amazon.apigatewayv2.integrationresponse.local.probe.ProbeReport;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;

/** Finds out what an API Gateway V2 does where its documentation says nothing. */
@Command(
        name = "probe",
        sortOptions = false,
        abbreviateSynopsis = true,
        description = {
            "Asks an API Gateway V2 what its documentation leaves open, and compares the answers with what the provider "
                    + "relies on. It deletes all that it makes. See docs/probe.md.",
            "It asks a fresh local API Gateway V2, or with --aws the real one."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ./local probe", "  ./local probe --aws --region eu-central-1", "  ./local probe --clean"})
final class ProbeCommand implements Callable<Integer> {
    @ParentCommand
    private LocalCommand parent;

    @Option(names = "--aws", description = "The real AWS, with your own credentials, after a question.")
    private boolean aws;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "With --aws: the Region. Default: that of your environment or profile.")
    private Optional<String> region = Optional.empty();

    @Option(names = "--clean", description = "Delete what a killed probe left in your account, after a question.")
    private boolean clean;

    @Option(names = "--yes", description = "Do not ask that question.")
    private boolean yes;

    @ArgGroup(validate = false, heading = ServiceOptions.HEADING)
    private ServiceOptions options = new ServiceOptions();

    @Override
    public Integer call() throws InterruptedException {
        if (aws && clean || region.isPresent() && !aws || options.areGiven() && (aws || clean)) {
            throw new ProblemException("--region is for --aws. Behaviour and faults are for neither --aws nor --clean, "
                    + "which exclude each other");
        }
        try {
            return clean ? clean() : aws ? probeAccount() : probeLocally();
        } catch (SdkException e) {
            throw new ProblemException("API Gateway V2 could not be asked: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int probeLocally() throws IOException, InterruptedException {
        AwsCredentials credentials = AwsBasicCredentials.create("local", "local");
        try (LocalApiGateway service = LocalApiGateway.start();
                ApiGatewayV2Client client = Probe.client("us-east-1", credentials, Optional.of(service.endpoint()))) {
            options.applyTo(service);
            return probe(client, "us-east-1", Optional.empty());
        }
    }

    private int probeAccount() throws IOException, InterruptedException {
        if (Files.exists(note())) {
            throw new ProblemException("A probe is under way or was killed. What it left is deleted by "
                    + "`./local probe --clean`, which reads " + note());
        }
        String chosen = region.orElseGet(UserCredentials::region);
        AwsCredentials credentials = UserCredentials.resolved();
        String consequence =
                "makes a WebSocket API and an HTTP API without stages, five integrations and fewer than 30 "
                        + "integration responses. They cost nothing, and all are deleted at the end. Nothing else is changed.";
        try (ApiGatewayV2Client client = Probe.client(chosen, credentials, Optional.empty())) {
            agree(chosen, credentials, client, consequence);
            return probe(client, chosen, Optional.of(note()));
        }
    }

    private int probe(ApiGatewayV2Client client, String in, Optional<Path> note)
            throws IOException, InterruptedException {
        Terminal terminal = parent.terminal();
        ProbeReport report = new Probe(client, in, note, terminal::status, terminal::print).run();
        terminal.print(report.lines());
        Path file = parent.project().resolve("target/probe.json");
        Files.createDirectories(file.getParent());
        String service = aws ? "API Gateway V2 in " + in : "the local API Gateway V2";
        Files.writeString(file, report.json().put("service", service).toPrettyString() + "\n");
        terminal.print("For an issue: " + file);
        return report.isAsReliedOn() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private int clean() throws IOException {
        if (!Files.exists(note())) {
            parent.terminal().print("No probe left anything.");
            return ExitCode.OK;
        }
        List<String> noted = Files.readAllLines(note());
        if (noted.size() < 2) {
            throw new ProblemException(note() + " is not whole, so its probe made nothing: delete it");
        }
        AwsCredentials credentials = UserCredentials.resolved();
        try (ApiGatewayV2Client client = Probe.client(noted.get(0), credentials, Optional.empty())) {
            String consequence = "deletes the APIs with the name and the tag " + noted.get(1) + ".";
            agree(noted.get(0), credentials, client, consequence);
            new ProbeApis(client, noted.get(1), Optional.of(note()), 1).delete();
        }
        if (Files.exists(note())) {
            parent.terminal().print("There are none. If this is the account that was probed, delete " + note());
            return ExitCode.SOFTWARE;
        }
        parent.terminal().print("All that the probe made is deleted.");
        return ExitCode.OK;
    }

    /** Continues only if the user agrees to the changes in the account. */
    private void agree(String in, AwsCredentials credentials, ApiGatewayV2Client client, String consequence)
            throws IOException {
        String address = client.serviceClientConfiguration()
                .endpointOverride()
                .map(endpoint -> " at " + endpoint)
                .orElse("");
        Terminal terminal = parent.terminal();
        terminal.print(
                "With access key %s, in %s%s, this %s".formatted(credentials.accessKeyId(), in, address, consequence));
        if (!yes && !parent.settings().out()) {
            throw new ProblemException("Without a terminal nobody can be asked: add --yes");
        }
        if (!yes) {
            terminal.print("Type yes to agree:");
            String typed = new BufferedReader(new InputStreamReader(parent.standardInput(), StandardCharsets.UTF_8))
                    .readLine();
            if (!"yes".equalsIgnoreCase(typed)) {
                throw new ProblemException("Nothing was done");
            }
        }
    }

    /** Not in target/, which `mvn clean` deletes. */
    private Path note() {
        return parent.project().resolve(".probe");
    }
}
