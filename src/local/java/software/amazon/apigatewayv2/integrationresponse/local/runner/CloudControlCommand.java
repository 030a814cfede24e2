package software.amazon.apigatewayv2.integrationresponse.local.runner;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol.LocalCloudControl;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.LocalApiGateway;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour;
import software.amazon.apigatewayv2.integrationresponse.local.function.PackagedFunction;
import software.amazon.apigatewayv2.integrationresponse.local.sample.SampleData;

/** Cloud Control in front of the packaged function. */
@Command(
        name = "cloudcontrol",
        sortOptions = false,
        description = {
            "Serves the Cloud Control API for any AWS client, until it is interrupted; each call invokes the packaged "
                    + "function.",
            "What the function works on: a fresh local API Gateway V2, unless --endpoint says otherwise."
        })
final class CloudControlCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @ParentCommand
    private LocalCommand parent;

    @Option(names = "--port", paramLabel = "N", description = "0 for any free port. Default: ${DEFAULT-VALUE}.")
    private int port = 7421;

    @Option(names = "--endpoint", paramLabel = "URL", description = "A service that runs already: ./local serve.")
    private Optional<String> endpoint = Optional.empty();

    @Option(
            names = "--jar",
            paramLabel = "FILE",
            description =
                    "The packaged function of another type, as ./local package makes it. Default: this project's.")
    private Optional<Path> jar = Optional.empty();

    @Mixin
    private HostOptions allowed;

    @Mixin
    private ServiceOptions options;

    @Override
    public Integer call() throws InterruptedException {
        Port.check(port);
        if (endpoint.isPresent()) {
            if (!options.faults().faults().isEmpty() || !options.behaviour().equals(ServiceBehaviour.ordinary())) {
                throw new ProblemException(
                        "Faults and behaviour are those of the local service that cloudcontrol starts "
                                + "itself: with --endpoint, give them to ./local serve");
            }
            return serve(Endpoint.listening(endpoint.get()));
        }
        try (LocalApiGateway service = LocalApiGateway.start()) {
            SampleData.load(service);
            options.applyTo(service);
            return serve(service.endpoint());
        }
    }

    private int serve(URI service) throws InterruptedException {
        try (LocalCloudControl cloudControl = start(service)) {
            announce(cloudControl, service);
            new CountDownLatch(1).await();
            return ExitCode.OK;
        }
    }

    private LocalCloudControl start(URI service) {
        Path function = jar.orElseGet(() -> ProjectJar.in(parent.project()));
        try {
            return LocalCloudControl.start(port, allowed.hosts(), function, PackagedFunction.environment(service));
        } catch (UncheckedIOException e) {
            throw new ProblemException(
                    "Cannot serve %s on 127.0.0.1:%d: %s"
                            .formatted(function, port, e.getCause().getMessage()),
                    e);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(e.getMessage(), e);
        }
    }

    private void announce(LocalCloudControl cloudControl, URI service) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Cloud Control at " + cloudControl.endpoint() + ", for " + cloudControl.typeName() + " only.");
        out.println("The function works on the API Gateway V2 at " + service + ".");
        if (endpoint.isEmpty()) {
            out.println("It holds API %s, integration %s, integration response %s."
                    .formatted(SampleData.API_ID, SampleData.INTEGRATION_ID, SampleData.INTEGRATION_RESPONSE_ID));
        }
        out.println("Try, with any credentials and region in the environment:");
        out.println("  aws cloudcontrol get-resource --type-name %s --identifier '%s|%s|%s' --endpoint-url %s"
                .formatted(
                        cloudControl.typeName(),
                        SampleData.API_ID,
                        SampleData.INTEGRATION_ID,
                        SampleData.INTEGRATION_RESPONSE_ID,
                        cloudControl.endpoint()));
        out.flush();
    }
}
