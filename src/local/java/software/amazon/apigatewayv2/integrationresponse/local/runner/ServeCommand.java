package software.amazon.apigatewayv2.integrationresponse.local.runner;

import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.LocalApiGateway;
import software.amazon.apigatewayv2.integrationresponse.local.report.RequestLine;
import software.amazon.apigatewayv2.integrationresponse.local.sample.SampleData;

/** Serves the local API Gateway V2 alone. */
@Command(
        name = "serve",
        sortOptions = false,
        abbreviateSynopsis = true,
        description = {
            "Serves a local API Gateway V2 for any AWS client, until it is interrupted, and logs each request.",
            "It starts with a WebSocket API, an integration and an integration response; it keeps everything in memory."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./local serve",
            "  ./local serve --port 0 --quiet",
            "  ./local serve --faults src/local/throttled.json --maps replaced"
        })
final class ServeCommand implements Callable<Integer> {
    @ParentCommand
    private LocalCommand parent;

    @Mixin
    private Port port = new Port(7420);

    @Mixin
    private Serving serving;

    @ArgGroup(validate = false, heading = ServiceOptions.HEADING)
    private ServiceOptions options = new ServiceOptions();

    @Override
    public Integer call() {
        Terminal terminal = parent.terminal();
        try (LocalApiGateway service = options.startWithSample(port.number(), serving.hosts())) {
            service.watch(call -> serving.log(terminal, RequestLine.of(call, ZoneId.systemDefault())));
            terminal.print("Local API Gateway V2 at " + service.endpoint());
            terminal.print(SampleData.DESCRIPTION);
            terminal.print("Behaviour: " + options.behaviour() + ".");
            terminal.print("Faults: " + options.faults().faults().size() + ".");
            terminal.print("Try, with any credentials and region in the environment:");
            terminal.print("  aws apigatewayv2 get-integration-responses --api-id %s --integration-id %s \\"
                    .formatted(SampleData.API_ID, SampleData.INTEGRATION_ID));
            terminal.print("    --endpoint-url " + service.endpoint());
            terminal.print("  ./local invoke sam-tests/read.json --endpoint " + service.endpoint());
            terminal.print("It stops with ^C.");
            return serving.untilInterrupted(terminal, "API Gateway V2", service::close);
        } catch (UncheckedIOException e) {
            throw port.taken(e);
        }
    }
}
