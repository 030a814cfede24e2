package software.amazon.apigatewayv2.integrationresponse.local.runner;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
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
import software.amazon.apigatewayv2.integrationresponse.local.report.OperationLines;
import software.amazon.apigatewayv2.integrationresponse.local.report.OperationReport;
import software.amazon.apigatewayv2.integrationresponse.local.report.ReportJson;

/** Sends one event through the function. */
@Command(
        name = "invoke",
        sortOptions = false,
        abbreviateSynopsis = true,
        description = {
            "Sends an event through the packaged function and prints the response as JSON on standard output.",
            "How it came about is shown on standard error.",
            "The function works on a fresh local API Gateway V2, unless --endpoint or --aws says otherwise."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./local invoke sam-tests/update.json",
            "  ./local invoke sam-tests/create.json --faults src/local/throttled.json",
            "  jq '.action = \"READ\"' sam-tests/delete.json | ./local invoke - --verbose"
        })
final class InvokeCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    @ParentCommand
    private LocalCommand parent;

    @Parameters(paramLabel = "FILE.json", description = "The event, such as those in sam-tests/; - for standard input.")
    private Path file;

    @Option(
            names = "--entrypoint",
            paramLabel = "handle|test",
            description =
                    "handle (default): what CloudFormation calls, with schema validation. test: testEntrypoint. The "
                            + "event is put into its form.")
    private Entrypoint entrypoint = Entrypoint.HANDLE;

    @Mixin
    private OutputOptions output;

    @ArgGroup
    private Elsewhere elsewhere = new Elsewhere();

    @ArgGroup(validate = false, heading = ServiceOptions.HEADING)
    private ServiceOptions options = new ServiceOptions();

    private static final class Elsewhere {
        @Option(names = "--endpoint", paramLabel = "URL", description = "A service that runs already: ./local serve.")
        private Optional<String> endpoint = Optional.empty();

        @Option(names = "--aws", description = "The real AWS, with your own temporary credentials and region.")
        private boolean aws;
    }

    @Override
    public Integer call() {
        Event given = file.toString().equals(STANDARD_INPUT) ? Event.read(parent.standardInput()) : Event.read(file);
        Event event = given.as(entrypoint);
        if ((elsewhere.aws || elsewhere.endpoint.isPresent()) && options.areGiven()) {
            throw new ProblemException("Faults and behaviour are those of the local service that invoke starts itself: "
                    + "with --endpoint or --aws, leave them out (./local serve takes them, too)");
        }
        if (elsewhere.aws) {
            Event own = event.withCredentials(UserCredentials.forEvent());
            return invoke(own, Map.of("AWS_REGION", UserCredentials.region()), run -> {});
        }
        if (elsewhere.endpoint.isPresent()) {
            URI service = Endpoint.listening(elsewhere.endpoint.get());
            return invoke(event, PackagedFunction.environment(service), run -> {});
        }
        try (LocalApiGateway service = options.startWithSample()) {
            return invoke(event, PackagedFunction.environment(service.endpoint()), service::watch);
        }
    }

    private int invoke(Event event, Map<String, String> environment, Consumer<FunctionRun> watching) {
        Terminal progress = parent.errors();
        try (PackagedFunction function = PackagedFunction.start(ProjectJar.in(parent.project()), environment)) {
            FunctionRun run = new FunctionRun(function, progress::status);
            watching.accept(run);
            OperationReport report = run.invoke(event);
            progress.print(output.json() ? List.of() : OperationLines.withoutResponse(report, output.verbose()));
            parent.out().println((output.json() ? ReportJson.of(report) : report.response()).toPrettyString());
            return report.succeeded() ? ExitCode.OK : ExitCode.SOFTWARE;
        } finally {
            progress.clearStatus();
        }
    }
}
