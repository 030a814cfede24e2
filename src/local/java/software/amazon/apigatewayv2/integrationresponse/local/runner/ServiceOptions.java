package software.amazon.apigatewayv2.integrationresponse.local.runner;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.FaultScript;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.LocalApiGateway;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.EmptyMembers;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.EmptyParameter;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.EmptyStrategy;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.EmptyTemplate;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.Maps;
import software.amazon.apigatewayv2.integrationresponse.local.loopback.AllowedHosts;
import software.amazon.apigatewayv2.integrationresponse.local.sample.SampleData;

/** How a local service behaves, and its faults: a section in the help of a command. */
final class ServiceOptions {
    static final String HEADING = "%nSimulated behaviour of API Gateway V2:%n";

    @Option(
            names = "--faults",
            paramLabel = "FILE",
            description =
                    "What goes wrong: a JSON array of {\"fault\", \"operation\", \"first\" or \"nth\", \"millis\" or \"words\"}; "
                            + "see src/local/README.md.")
    private Optional<Path> faults = Optional.empty();

    @Option(
            names = "--serialise-mutations",
            paramLabel = "MS",
            description =
                    "Each mutation of an API takes MS milliseconds, during which others of the same API are refused as "
                            + "a concurrent modification.")
    private int mutationMillis;

    @Option(
            names = "--maps",
            paramLabel = "merged|replaced",
            description = "An update sets and removes single entries of a map (default), or replaces the map.")
    private Maps maps = Maps.MERGED;

    @Option(
            names = "--empty-template",
            paramLabel = "removes|kept",
            description = "What an empty template in an update does. Default: removes.")
    private EmptyTemplate emptyTemplate = EmptyTemplate.REMOVES;

    @Option(
            names = "--empty-strategy",
            paramLabel = "clears|refused|ignored",
            description = "What an empty ContentHandlingStrategy in an update does. Default: clears.")
    private EmptyStrategy emptyStrategy = EmptyStrategy.CLEARS;

    @Option(
            names = "--empty-parameter",
            paramLabel = "removes|refused|kept",
            description = "What an empty response parameter in an update does. Default: removes.")
    private EmptyParameter emptyParameter = EmptyParameter.REMOVES;

    @Option(
            names = "--empty-members",
            paramLabel = "omitted|written",
            description = "How responses show what is not set. Default: omitted.")
    private EmptyMembers emptyMembers = EmptyMembers.OMITTED;

    @Option(names = "--accept-http-apis", description = "HTTP APIs may have integration responses, too.")
    private boolean httpApisAccepted;

    LocalApiGateway startWithSample() {
        return startWithSample(0, AllowedHosts.loopback());
    }

    LocalApiGateway startWithSample(int port, AllowedHosts hosts) {
        FaultScript script = faults();
        LocalApiGateway service = LocalApiGateway.start(port, hosts);
        SampleData.load(service);
        service.behave(behaviour());
        service.inject(script);
        return service;
    }

    void applyTo(LocalApiGateway service) {
        service.behave(behaviour());
        service.inject(faults());
    }

    boolean areGiven() {
        return faults.isPresent() || !behaviour().equals(ServiceBehaviour.ordinary());
    }

    ServiceBehaviour behaviour() {
        return ServiceBehaviour.ordinary()
                .withMaps(maps)
                .withEmptyTemplate(emptyTemplate)
                .withEmptyStrategy(emptyStrategy)
                .withEmptyParameter(emptyParameter)
                .withEmptyMembers(emptyMembers)
                .withHttpApisAccepted(httpApisAccepted)
                .withMutationTime(Duration.ofMillis(mutationMillis));
    }

    FaultScript faults() {
        return faults.map(ServiceOptions::read).orElseGet(FaultScript::of);
    }

    private static FaultScript read(Path file) {
        try {
            return FaultScript.read(file);
        } catch (NoSuchFileException e) {
            throw new ProblemException("There is no file " + file + ": --faults takes a JSON array of faults", e);
        } catch (JsonProcessingException e) {
            throw new ProblemException(file + " is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new ProblemException("Cannot read " + file + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(file + ": " + e.getMessage(), e);
        }
    }
}
