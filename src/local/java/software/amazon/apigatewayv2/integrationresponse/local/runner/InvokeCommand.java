package software.amazon.apigatewayv2.integrationresponse.local.runner;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
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
import software.amazon.apigatewayv2.integrationresponse.local.report.Line;
import software.amazon.apigatewayv2.integrationresponse.local.report.OperationBlock;
import software.amazon.apigatewayv2.integrationresponse.local.report.OperationReport;
import software.amazon.apigatewayv2.integrationresponse.local.report.RawLines;
import software.amazon.apigatewayv2.integrationresponse.local.report.ReportJson;
import software.amazon.apigatewayv2.integrationresponse.local.report.RequestLine;
import software.amazon.apigatewayv2.integrationresponse.local.sample.SampleData;

/** One event through the function. */
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

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

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
        Event event = EventForms.as(
                entrypoint,
                file.toString().equals(STANDARD_INPUT) ? Event.read(parent.standardInput()) : Event.read(file));
        if ((elsewhere.aws || elsewhere.endpoint.isPresent()) && options.areGiven()) {
            throw new ProblemException("Faults and behaviour are those of the local service that invoke starts itself: "
                    + "with --endpoint or --aws, leave them out (./local serve takes them, too)");
        }
        Terminal progress = parent.settings().err(spec.commandLine().getErr());
        CallWatch calls = new CallWatch();
        if (elsewhere.aws) {
            return invoke(
                    event.withCredentials(UserCredentials.forEvent()),
                    Map.of("AWS_REGION", UserCredentials.region()),
                    calls,
                    progress);
        }
        if (elsewhere.endpoint.isPresent()) {
            URI service = Endpoint.listening(elsewhere.endpoint.get());
            return invoke(event, PackagedFunction.environment(service), calls, progress);
        }
        try (LocalApiGateway service = LocalApiGateway.start()) {
            SampleData.load(service);
            options.applyTo(service);
            service.watch(calls);
            service.watch(call ->
                    progress.status(RequestLine.of(call, ZoneId.systemDefault()).text()));
            return invoke(event, PackagedFunction.environment(service.endpoint()), calls, progress);
        }
    }

    private int invoke(Event event, Map<String, String> environment, CallWatch calls, Terminal progress) {
        try (PackagedFunction function = PackagedFunction.start(ProjectJar.in(parent.project()), environment)) {
            OperationReport report = new FunctionRun(function, calls, progress::status).invoke(event);
            progress.print(output.json() ? List.of() : told(report));
            PrintWriter out = spec.commandLine().getOut();
            out.println((output.json() ? ReportJson.of(report) : report.response()).toPrettyString());
            return report.succeeded() ? ExitCode.OK : ExitCode.SOFTWARE;
        } finally {
            progress.clearStatus();
        }
    }

    private List<Line> told(OperationReport report) {
        List<Line> lines = new ArrayList<>(OperationBlock.withoutResponse(report));
        if (output.verbose()) {
            lines.addAll(RawLines.withoutResponse(report));
        }
        return lines;
    }
}
