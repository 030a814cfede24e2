package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.LocalApiGateway;
import software.amazon.apigatewayv2.integrationresponse.local.desk.Desk;
import software.amazon.apigatewayv2.integrationresponse.local.function.PackagedFunction;

/** Serves the Cloud Control API until the process is ended. */
@Command(
        name = "cloudcontrol",
        description = {
            "Serves the Cloud Control API on 127.0.0.1 in front of the packaged handlers.",
            "Without --endpoint it starts a local API Gateway V2 too, with an API and an integration to work on."
        },
        mixinStandardHelpOptions = true)
public final class CloudControlCommand implements Callable<Integer> {
    private static final String DEFAULT_JAR = "target/aws-apigatewayv2-integrationresponse-1.0.0.jar";

    @Spec
    private CommandSpec spec;

    @Option(names = "--port", defaultValue = "0", description = "The port; a free one by default.")
    private int port;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "An API Gateway V2 that is running already, such as that of ./local serve.")
    private Optional<URI> endpoint;

    @Option(
            names = "--jar",
            defaultValue = DEFAULT_JAR,
            description = "The packaged handlers (default: ${DEFAULT-VALUE}).")
    private Path jar;

    @Override
    public Integer call() throws InterruptedException {
        if (endpoint.isPresent()) {
            return serve(endpoint.get());
        }
        try (LocalApiGateway service = LocalApiGateway.start()) {
            Desk.furnish(service);
            return serve(service.endpoint());
        }
    }

    private int serve(URI service) throws InterruptedException {
        try (LocalCloudControl cloudControl =
                LocalCloudControl.start(port, jar, PackagedFunction.environment(service))) {
            PrintWriter out = spec.commandLine().getOut();
            out.printf("Cloud Control for %s:  %s%n", cloudControl.typeName(), cloudControl.endpoint());
            out.printf("API Gateway V2:  %s%n", service);
            if (endpoint.isEmpty()) {
                out.printf("There is an API %s with an integration %s.%n", Desk.API_ID, Desk.INTEGRATION_ID);
            }
            out.println("Ctrl-C ends it.");
            out.flush();
            new CountDownLatch(1).await();
            return 0;
        }
    }
}
