package software.amazon.apigatewayv2.integrationresponse.local.runner;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.LocalApiGateway;
import software.amazon.apigatewayv2.integrationresponse.local.function.Entrypoint;
import software.amazon.apigatewayv2.integrationresponse.local.function.PackagedFunction;
import software.amazon.apigatewayv2.integrationresponse.local.sample.SampleData;

/** One event through the function. */
@Command(
        name = "invoke",
        sortOptions = false,
        description = {
            "Sends an event file through the packaged function and prints the function's answer as JSON.",
            "Where it runs: on a fresh local API Gateway V2, unless --endpoint or --aws says otherwise. What happens on the "
                    + "way is told on standard error."
        })
final class InvokeCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @ParentCommand
    private LocalCommand parent;

    @Parameters(paramLabel = "FILE.json", description = "The event, such as those in sam-tests/.")
    private Path file;

    @Option(
            names = "--entrypoint",
            description =
                    "The entry point: ${COMPLETION-CANDIDATES}; the event is put into its form. Default: the one that "
                            + "the file's form is for.")
    private Optional<Entrypoint> entrypoint = Optional.empty();

    @ArgGroup
    private Elsewhere elsewhere = new Elsewhere();

    @Mixin
    private ServiceOptions options;

    private static final class Elsewhere {
        @Option(names = "--endpoint", paramLabel = "URL", description = "A service that runs already: ./local serve.")
        private Optional<String> endpoint = Optional.empty();

        @Option(names = "--aws", description = "The real AWS, with your own temporary credentials and region.")
        private boolean aws;
    }

    @Override
    public Integer call() {
        Event event = Event.read(file);
        Event addressed = EventForms.as(entrypoint.orElse(event.entrypoint()), event);
        if ((elsewhere.aws || elsewhere.endpoint.isPresent()) && options.areGiven()) {
            throw new ProblemException("Faults and behaviour are those of the local service that invoke starts itself: "
                    + "with --endpoint or --aws, leave them out (./local serve takes them, too)");
        }
        if (elsewhere.aws) {
            return invoke(
                    addressed.withCredentials(UserCredentials.forEvent()),
                    Map.of("AWS_REGION", UserCredentials.region()),
                    NewCalls.unknown());
        }
        if (elsewhere.endpoint.isPresent()) {
            URI service = Endpoint.listening(elsewhere.endpoint.get());
            return invoke(addressed, PackagedFunction.environment(service), NewCalls.unknown());
        }
        try (LocalApiGateway service = LocalApiGateway.start()) {
            SampleData.load(service);
            options.applyTo(service);
            return invoke(addressed, PackagedFunction.environment(service.endpoint()), new NewCalls(service));
        }
    }

    private int invoke(Event event, Map<String, String> environment, NewCalls calls) {
        try (PackagedFunction function = PackagedFunction.start(ProjectJar.in(parent.project()), environment)) {
            Transcript transcript = new Transcript(spec.commandLine().getErr());
            JsonNode answer = new FunctionRun(function, transcript, calls).invoke(event);
            spec.commandLine().getOut().println(answer.toPrettyString());
            return FunctionRun.succeeded(answer) ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }
}
