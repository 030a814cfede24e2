package software.amazon.apigatewayv2.integrationresponse.local.runner;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.ExitCode;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.LocalApiGateway;
import software.amazon.apigatewayv2.integrationresponse.local.function.PackagedFunction;
import software.amazon.apigatewayv2.integrationresponse.local.report.Line;
import software.amazon.apigatewayv2.integrationresponse.local.report.OperationBlock;
import software.amazon.apigatewayv2.integrationresponse.local.report.OperationReport;
import software.amazon.apigatewayv2.integrationresponse.local.report.RawLines;
import software.amazon.apigatewayv2.integrationresponse.local.report.ReportJson;
import software.amazon.apigatewayv2.integrationresponse.local.report.RequestLine;
import software.amazon.apigatewayv2.integrationresponse.local.report.Seconds;
import software.amazon.apigatewayv2.integrationresponse.local.report.Tone;
import software.amazon.apigatewayv2.integrationresponse.local.sample.SampleData;

/** Runs the demonstration on a fresh local service, and shows it. */
final class DemoShow {
    private static final List<String> NEXT = List.of(
            "Try next:",
            "  ./local demo --verbose                            the events, and the requests to API Gateway",
            "  ./local demo --faults src/local/throttled.json    the same while API Gateway throttles",
            "  ./local invoke sam-tests/update.json              an event of your own through the function",
            "  ./local serve                                     API Gateway V2 for the AWS CLI and SDKs",
            "  ./local stack                                     CloudFormation for a template of your own",
            "  ./local package --type MyOrg::ApiGatewayV2::IntegrationResponse    the type under your name");

    private final Path project;
    private final OutputOptions output;
    private final PrintWriter out;
    private final Terminal terminal;

    DemoShow(Path project, OutputOptions output, PrintWriter out, TerminalSettings settings) {
        this.project = project;
        this.output = output;
        this.out = out;
        this.terminal = settings.out(out);
    }

    /** The exit code: whether every operation succeeded. */
    int run(ServiceOptions options) {
        Path jar = ProjectJar.in(project);
        Instant began = Instant.now();
        try (LocalApiGateway service = LocalApiGateway.start()) {
            SampleData.load(service);
            options.applyTo(service);
            CallWatch calls = new CallWatch();
            Consumer<String> status = output.json() ? text -> {} : terminal::status;
            service.watch(calls);
            service.watch(call ->
                    status.accept(RequestLine.of(call, ZoneId.systemDefault()).text()));
            told(List.of(
                    Line.of("An integration response is created, read, updated, listed and deleted."),
                    Line.of(jar.getFileName() + " is invoked as CloudFormation invokes it,", Tone.FAINT),
                    Line.of("against a local API Gateway V2 at " + service.endpoint() + ".", Tone.FAINT)));
            try (PackagedFunction function =
                    PackagedFunction.start(jar, PackagedFunction.environment(service.endpoint()))) {
                FunctionRun run = new FunctionRun(function, calls, status);
                List<OperationReport> reports = new Demo(run, this::shown).run();
                end(reports, Duration.between(began, Instant.now()));
                return succeeded(reports) == Demo.OPERATIONS ? ExitCode.OK : ExitCode.SOFTWARE;
            }
        } finally {
            terminal.clearStatus();
        }
    }

    private void shown(String purpose, OperationReport report) {
        List<Line> lines = new ArrayList<>(List.of(Line.empty(), Line.of(purpose, Tone.FAINT)));
        lines.addAll(OperationBlock.of(report));
        if (output.verbose()) {
            lines.addAll(RawLines.of(report));
        }
        told(lines);
    }

    private void end(List<OperationReport> reports, Duration took) {
        if (output.json()) {
            out.println(ReportJson.of(reports, took).toPrettyString());
            return;
        }
        long succeeded = succeeded(reports);
        int calls = reports.stream().mapToInt(report -> report.calls().size()).sum();
        List<Line> lines = new ArrayList<>(List.of(
                Line.empty(),
                Line.of(
                        "%s operations succeeded, %d %s."
                                .formatted(
                                        succeeded == Demo.OPERATIONS
                                                ? Demo.OPERATIONS
                                                : succeeded + " of " + Demo.OPERATIONS,
                                        calls,
                                        calls == 1 ? "service call" : "service calls"),
                        succeeded == Demo.OPERATIONS ? Tone.GOOD : Tone.BAD),
                Line.of("That took " + Seconds.of(took) + ", the start of the function included.", Tone.FAINT),
                Line.empty()));
        NEXT.forEach(line -> lines.add(Line.of(line)));
        told(lines);
    }

    private void told(List<Line> lines) {
        if (!output.json()) {
            terminal.print(lines);
        }
    }

    private static long succeeded(List<OperationReport> reports) {
        return reports.stream().filter(OperationReport::succeeded).count();
    }
}
