package software.amazon.apigatewayv2.integrationresponse.local.runner;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol.LocalCloudControl;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.LocalApiGateway;
import software.amazon.apigatewayv2.integrationresponse.local.function.PackagedFunction;
import software.amazon.apigatewayv2.integrationresponse.local.report.RequestLine;
import software.amazon.apigatewayv2.integrationresponse.local.sample.SampleData;

/** Serves Cloud Control in front of the packaged function. */
@Command(
        name = "cloudcontrol",
        sortOptions = false,
        abbreviateSynopsis = true,
        description = {
            "Serves the Cloud Control API for any AWS client, until it is interrupted, and logs each request.",
            "Each call invokes the packaged function.",
            "The function works on a fresh local API Gateway V2, unless --endpoint says otherwise."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./local cloudcontrol",
            "  ./local cloudcontrol --type MyOrg::ApiGatewayV2::IntegrationResponse",
            "  ./local cloudcontrol --endpoint http://localhost:7420"
        })
final class CloudControlCommand implements Callable<Integer> {
    @ParentCommand
    private LocalCommand parent;

    @Mixin
    private Port port = new Port(7421);

    @Option(names = "--endpoint", paramLabel = "URL", description = "A service that runs already: ./local serve.")
    private Optional<String> endpoint = Optional.empty();

    @ArgGroup
    private Function function = new Function();

    private static final class Function {
        @Option(
                names = "--type",
                paramLabel = "NAME",
                description = "A type that ./local package made, by its name. Default: this project's.")
        private Optional<String> type = Optional.empty();

        @Option(names = "--jar", paramLabel = "FILE", description = "The packaged function of another type.")
        private Optional<Path> jar = Optional.empty();

        Path jar(Path project) {
            return jar.or(() -> type.map(name -> ProjectJar.ofType(project, name)))
                    .orElseGet(() -> ProjectJar.in(project));
        }
    }

    @Mixin
    private Serving serving;

    @ArgGroup(validate = false, heading = ServiceOptions.HEADING)
    private ServiceOptions options = new ServiceOptions();

    @Override
    public Integer call() {
        port.number();
        Terminal terminal = parent.terminal();
        if (endpoint.isPresent()) {
            if (options.areGiven()) {
                throw new ProblemException(
                        "Faults and behaviour are those of the local service that cloudcontrol starts "
                                + "itself: with --endpoint, give them to ./local serve");
            }
            return serve(Endpoint.listening(endpoint.get()), terminal);
        }
        try (LocalApiGateway service = options.startWithSample()) {
            service.watch(call -> serving.log(terminal, RequestLine.of(call, ZoneId.systemDefault())));
            return serve(service.endpoint(), terminal);
        }
    }

    private int serve(URI service, Terminal terminal) {
        try (LocalCloudControl cloudControl = start(service)) {
            cloudControl.watch(call -> serving.log(terminal, RequestLine.of(call, ZoneId.systemDefault())));
            announce(terminal, cloudControl, service);
            return serving.untilInterrupted(terminal, "Cloud Control", cloudControl::close);
        }
    }

    private LocalCloudControl start(URI service) {
        try {
            return LocalCloudControl.start(
                    port.number(),
                    serving.hosts(),
                    function.jar(parent.project()),
                    PackagedFunction.environment(service));
        } catch (UncheckedIOException e) {
            throw port.taken(e);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(e.getMessage(), e);
        }
    }

    private void announce(Terminal terminal, LocalCloudControl cloudControl, URI service) {
        terminal.print("Cloud Control at " + cloudControl.endpoint() + ", for " + cloudControl.typeName() + " only.");
        terminal.print("The function works on the API Gateway V2 at " + service + ".");
        if (endpoint.isEmpty()) {
            terminal.print(SampleData.DESCRIPTION);
        }
        terminal.print("Try, with any credentials and region in the environment:");
        terminal.print("  aws cloudcontrol get-resource --type-name %s \\".formatted(cloudControl.typeName()));
        terminal.print("    --identifier '%s|%s|%s' --endpoint-url %s"
                .formatted(
                        SampleData.API_ID,
                        SampleData.INTEGRATION_ID,
                        SampleData.INTEGRATION_RESPONSE_ID,
                        cloudControl.endpoint()));
        terminal.print("It stops with ^C.");
    }
}
