package software.amazon.apigatewayv2.integrationresponse.local.runner;

import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.LocalApiGateway;
import software.amazon.apigatewayv2.integrationresponse.local.sample.SampleData;

/** The local service alone. */
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
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @ParentCommand
    private LocalCommand parent;

    @Option(names = "--port", paramLabel = "NUMBER", description = "0 for any free port. Default: ${DEFAULT-VALUE}.")
    private int port = 7420;

    @Mixin
    private LogOptions log;

    @Mixin
    private HostOptions allowed;

    @ArgGroup(validate = false, heading = ServiceOptions.HEADING)
    private ServiceOptions options = new ServiceOptions();

    @Override
    public Integer call() {
        Port.check(port);
        Terminal terminal = parent.settings().out(spec.commandLine().getOut());
        try (LocalApiGateway service = LocalApiGateway.start(port, allowed.hosts())) {
            SampleData.load(service);
            options.applyTo(service);
            RequestLog requests = log.to(terminal);
            service.watch(requests::request);
            announce(terminal, service);
            return Serving.untilInterrupted(
                    terminal, service::close, () -> "The local API Gateway V2 stopped after " + requests.total() + ".");
        } catch (UncheckedIOException e) {
            throw Port.taken(port, e);
        }
    }

    private void announce(Terminal terminal, LocalApiGateway service) {
        terminal.print("Local API Gateway V2 at " + service.endpoint());
        terminal.print("It holds API %s, integration %s, integration response %s."
                .formatted(SampleData.API_ID, SampleData.INTEGRATION_ID, SampleData.INTEGRATION_RESPONSE_ID));
        terminal.print("Behaviour: " + options.behaviour() + ".");
        terminal.print("Faults: " + options.faults().faults().size() + ".");
        terminal.print("Try, with any credentials and region in the environment:");
        terminal.print("  aws apigatewayv2 get-integration-responses --api-id %s --integration-id %s \\"
                .formatted(SampleData.API_ID, SampleData.INTEGRATION_ID));
        terminal.print("    --endpoint-url " + service.endpoint());
        terminal.print("  ./local invoke sam-tests/read.json --endpoint " + service.endpoint());
        terminal.print("It stops with ^C.");
    }
}
