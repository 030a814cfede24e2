package software.amazon.apigatewayv2.integrationresponse.local.runner;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.LocalApiGateway;
import software.amazon.apigatewayv2.integrationresponse.local.sample.SampleData;

/** The local service alone. */
@Command(
        name = "serve",
        sortOptions = false,
        description = {
            "Serves a local API Gateway V2 for any AWS client, until it is interrupted.",
            "It starts with a WebSocket API, an integration and an integration response; it keeps everything in memory."
        })
final class ServeCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(names = "--port", paramLabel = "N", description = "0 for any free port. Default: ${DEFAULT-VALUE}.")
    private int port = 7420;

    @Mixin
    private HostOptions allowed;

    @Mixin
    private ServiceOptions options;

    @Override
    public Integer call() throws InterruptedException {
        Port.check(port);
        try (LocalApiGateway service = LocalApiGateway.start(port, allowed.hosts())) {
            SampleData.load(service);
            options.applyTo(service);
            announce(service);
            new CountDownLatch(1).await();
            return ExitCode.OK;
        } catch (UncheckedIOException e) {
            throw new ProblemException(
                    "Cannot listen on 127.0.0.1:%d: %s. Choose another with --port, or any free one with --port 0."
                            .formatted(port, e.getCause().getMessage()),
                    e);
        }
    }

    private void announce(LocalApiGateway service) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Local API Gateway V2 at " + service.endpoint());
        out.println("It holds API %s, integration %s, integration response %s."
                .formatted(SampleData.API_ID, SampleData.INTEGRATION_ID, SampleData.INTEGRATION_RESPONSE_ID));
        out.println("Behaviour: " + options.behaviour() + ".");
        out.println("Faults: " + options.faults().faults().size() + ".");
        out.println("Try, with any credentials and region in the environment:");
        out.println("  aws apigatewayv2 get-integration-responses --api-id %s --integration-id %s --endpoint-url %s"
                .formatted(SampleData.API_ID, SampleData.INTEGRATION_ID, service.endpoint()));
        out.println("  ./local invoke sam-tests/read.json --endpoint " + service.endpoint());
        out.flush();
    }
}
