package software.amazon.apigatewayv2.integrationresponse.local.runner;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
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

/** How a local service behaves, and what goes wrong with it. */
final class ServiceOptions {
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
            description = "What an update does with maps: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Maps maps = Maps.MERGED;

    @Option(
            names = "--empty-template",
            description =
                    "What a template \"\" in an update does: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private EmptyTemplate emptyTemplate = EmptyTemplate.REMOVES;

    @Option(
            names = "--empty-strategy",
            description =
                    "What a strategy \"\" in an update does: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private EmptyStrategy emptyStrategy = EmptyStrategy.CLEARS;

    @Option(
            names = "--empty-parameter",
            description =
                    "What a parameter \"\" in an update does: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private EmptyParameter emptyParameter = EmptyParameter.REMOVES;

    @Option(
            names = "--empty-members",
            description = "How answers show what is not set: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private EmptyMembers emptyMembers = EmptyMembers.OMITTED;

    @Option(names = "--accept-http-apis", description = "HTTP APIs may have integration responses, too.")
    private boolean httpApisAccepted;

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
        } catch (JsonProcessingException e) {
            throw new ProblemException(file + " is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new ProblemException("Cannot read " + file + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(file + ": " + e.getMessage(), e);
        }
    }
}
