package software.amazon.apigatewayv2.integrationresponse.local.runner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ExitCode;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.LocalApiGateway;
import software.amazon.apigatewayv2.integrationresponse.local.function.Entrypoint;
import software.amazon.apigatewayv2.integrationresponse.local.function.PackagedFunction;
import software.amazon.apigatewayv2.integrationresponse.local.report.Line;
import software.amazon.apigatewayv2.integrationresponse.local.report.Line.Tone;
import software.amazon.apigatewayv2.integrationresponse.local.report.OperationLines;
import software.amazon.apigatewayv2.integrationresponse.local.report.OperationReport;
import software.amazon.apigatewayv2.integrationresponse.local.report.PrintableText;
import software.amazon.apigatewayv2.integrationresponse.local.report.ReportJson;
import software.amazon.apigatewayv2.integrationresponse.local.sample.SampleData;

/** Creates, reads, updates, lists and deletes an integration response on a fresh local service, and shows it. */
final class Demo {
    private static final int OPERATIONS = 5;
    private static final String KEY = "/4\\d\\d/";
    private static final String NEXT =
            """
            Try next:
              ./local demo --verbose                            the events, and the requests to API Gateway
              ./local demo --faults src/local/throttled.json    the same while API Gateway throttles
              ./local invoke sam-tests/update.json              an event of your own through the function
              ./local serve                                     API Gateway V2 for the AWS CLI and SDKs
              ./local stack                                     CloudFormation for a template of your own
              ./local package --type MyOrg::ApiGatewayV2::IntegrationResponse    the type under your name""";

    private final LocalCommand local;
    private final OutputOptions output;
    private final Terminal terminal;
    private final List<OperationReport> reports = new ArrayList<>();

    Demo(LocalCommand local, OutputOptions output) {
        this.local = local;
        this.output = output;
        this.terminal = local.terminal();
    }

    /** Returns the exit code: whether every operation succeeded. */
    int run(ServiceOptions options) {
        Path jar = ProjectJar.in(local.project());
        Instant began = Instant.now();
        try (LocalApiGateway service = options.startWithSample()) {
            print(List.of(
                    Line.of("An integration response is created, read, updated, listed and deleted."),
                    Line.of(jar.getFileName() + " is invoked as CloudFormation invokes it,", Tone.FAINT),
                    Line.of("against a local API Gateway V2 at " + service.endpoint() + ".", Tone.FAINT)));
            try (PackagedFunction function =
                    PackagedFunction.start(jar, PackagedFunction.environment(service.endpoint()))) {
                FunctionRun run = new FunctionRun(function, output.json() ? text -> {} : terminal::status);
                service.watch(run);
                carryOut(run);
            }
        } finally {
            terminal.clearStatus();
        }
        Duration took = Duration.between(began, Instant.now());
        long succeeded = reports.stream().filter(OperationReport::succeeded).count();
        if (output.json()) {
            local.out().println(ReportJson.of(reports, took).toPrettyString());
        } else {
            print(end(succeeded, took));
        }
        return succeeded == OPERATIONS ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /** Stops if the first operation fails: the others need its resource. */
    private void carryOut(FunctionRun run) {
        ObjectNode wanted = identified()
                .put("IntegrationResponseKey", KEY)
                .put("TemplateSelectionExpression", "${integration.response.header.content-type}");
        wanted.putObject("ResponseParameters")
                .put("method.response.header.x-reason", "integration.response.header.reason");
        wanted.putObject("ResponseTemplates").put("application/json", "{\"message\": $input.json('$.error')}");
        JsonNode none = wanted.nullNode();
        JsonNode created = step(run, "Create: it maps every 4xx of the backend", "CREATE", wanted, none);
        if (!created.path("IntegrationResponseId").isTextual()) {
            return;
        }
        ObjectNode identifier = identified();
        identifier.set("IntegrationResponseId", created.path("IntegrationResponseId"));
        JsonNode read = step(run, "Read: what API Gateway holds", "READ", identifier, none);

        ObjectNode changed = identifier
                .deepCopy()
                .put("IntegrationResponseKey", KEY)
                .put("ContentHandlingStrategy", "CONVERT_TO_TEXT");
        changed.putObject("ResponseTemplates").put("$default", "sorry");
        step(run, "Update: another template; the header and the selection are removed", "UPDATE", changed, read);

        step(run, "List: the new one, and the one that was there before", "LIST", identified(), none);
        step(run, "Delete", "DELETE", identifier, none);
    }

    private JsonNode step(FunctionRun run, String purpose, String action, ObjectNode desired, JsonNode previous) {
        ObjectNode event = JsonNodeFactory.instance.objectNode().put("action", action);
        event.putObject("credentials")
                .put("accessKeyId", "local")
                .put("secretAccessKey", "local")
                .put("sessionToken", "local");
        ObjectNode request = event.putObject("request")
                .put("clientRequestToken", "local-demo")
                .put("logicalResourceIdentifier", "ClientErrors");
        request.set("desiredResourceState", desired);
        request.set("previousResourceState", previous);
        OperationReport report = run.invoke(new Event(Entrypoint.TEST, event).as(Entrypoint.HANDLE));
        reports.add(report);
        List<Line> lines = new ArrayList<>(List.of(Line.empty(), Line.of(purpose, Tone.FAINT)));
        lines.addAll(OperationLines.of(report, output.verbose()));
        print(lines);
        return report.response().path("resourceModel");
    }

    private static ObjectNode identified() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("ApiId", SampleData.API_ID)
                .put("IntegrationId", SampleData.INTEGRATION_ID);
    }

    private List<Line> end(long succeeded, Duration took) {
        boolean all = succeeded == OPERATIONS;
        int calls = reports.stream().mapToInt(OperationReport::callCount).sum();
        String outcome = "%s operations succeeded, %d %s."
                .formatted(
                        all ? OPERATIONS : succeeded + " of " + OPERATIONS,
                        calls,
                        calls == 1 ? "service call" : "service calls");
        String time = "That took " + PrintableText.seconds(took) + ", the start of the function included.";
        List<Line> lines = new ArrayList<>(List.of(
                Line.empty(), Line.of(outcome, all ? Tone.GOOD : Tone.BAD), Line.of(time, Tone.FAINT), Line.empty()));
        NEXT.lines().map(Line::of).forEach(lines::add);
        return lines;
    }

    private void print(List<Line> lines) {
        if (!output.json()) {
            terminal.print(lines);
        }
    }
}
