package software.amazon.apigatewayv2.integrationresponse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.LocalApiGateway;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.StoredIntegrationResponse;
import software.amazon.apigatewayv2.integrationresponse.local.function.Entrypoint;
import software.amazon.apigatewayv2.integrationresponse.local.function.PackagedFunction;
import software.amazon.cloudformation.Action;

/**
 * The entry class beside the generated one: the same JSON, so that CloudFormation cannot tell them apart, but for
 * events that nobody can read, which the generated one quotes ({@link UnreadableEventIT}). The order of a map's entries
 * means nothing.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EntryClassIT {
    private static final StoredIntegrationResponse HELD = new ResourceProperties(
                    Map.of("IntegrationResponseId", "held1"))
            .withAllContents()
            .with("ResponseTemplates", Map.of("application/json", "{\"quoted\": \"é/\\u2028\"}", "$default", ""))
            .stored();

    @AutoClose
    private final FunctionHarness generated = open("software.amazon.apigatewayv2.integrationresponse.HandlerWrapper");

    @AutoClose
    private final FunctionHarness ours = open(PackagedFunction.HANDLER);

    /** The integration under test, which both services have with the same identifiers. */
    private ResourceProperties integration;

    private int integrations;

    private static FunctionHarness open(String entryClass) {
        return FunctionHarness.open(LocalApiGateway.start(), Map.of(), entryClass);
    }

    @ParameterizedTest
    @EnumSource
    void respondsAlikeToEveryAction(Entrypoint entrypoint) {
        ResourceProperties held = heldByBoth();
        ResourceProperties other = held.withAllContents().with("IntegrationResponseKey", "/4\\d\\d/");

        assertAlike(entrypoint, CloudFormationRequest.of(Action.READ, held.identifier()));
        assertAlike(entrypoint, CloudFormationRequest.of(Action.LIST, held.integration()));
        assertAlike(entrypoint, CloudFormationRequest.of(Action.CREATE, other.without("IntegrationResponseId")));
        assertAlike(entrypoint, CloudFormationRequest.of(Action.CREATE, other.without("IntegrationResponseId")));
        assertAlike(entrypoint, CloudFormationRequest.update(other.with("IntegrationResponseKey", "$default"), held));
        assertAlike(entrypoint, CloudFormationRequest.of(Action.READ, held.identifier()));
        assertAlike(entrypoint, CloudFormationRequest.of(Action.DELETE, held.identifier()));
        for (Action action : Action.values()) {
            assertAlike(entrypoint, CloudFormationRequest.of(action, held));
        }
    }

    /** Unknown properties, and what the schema or a handler refuses. */
    @Test
    void respondsAlikeToBadInput() {
        for (BadInput input : BadInput.all()) {
            ResourceProperties held = heldByBoth();
            if (input.judge() != BadInput.Judge.READER) {
                assertAlike(Entrypoint.HANDLE, input.request(held));
                assertAlike(Entrypoint.TEST, input.request(held));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void respondsAlikeToACallbackAndToAnEventForATypeWithALoggingConfig(Action action) {
        ResourceProperties unknown =
                heldByBoth().without("IntegrationResponseId").with("Unknown", "property");
        assertAlike(
                Entrypoint.HANDLE,
                CloudFormationRequest.of(action, unknown)
                        .withCallbackContext(Optional.of(JsonNodeFactory.instance.objectNode())));

        assertAlike(
                Entrypoint.HANDLE,
                CloudFormationRequest.of(action, heldByBoth().withAllContents()).withLoggingConfig(true));
    }

    /** Another integration of both services, with an integration response. */
    private ResourceProperties heldByBoth() {
        integration = ResourceProperties.of("api" + ++integrations, "integration");
        for (FunctionHarness harness : List.of(generated, ours)) {
            harness.service().createWebSocketApi(integration.text("ApiId"), "local");
            harness.service().createIntegration(integration.text("ApiId"), integration.text("IntegrationId"));
            harness.existing(integration, HELD);
        }
        return integration.with("IntegrationResponseId", HELD.id()).with("IntegrationResponseKey", HELD.key());
    }

    private void assertAlike(Entrypoint entrypoint, CloudFormationRequest request) {
        assertThat(response(ours, entrypoint, request))
                .as("%s", request)
                .isEqualTo(response(generated, entrypoint, request));
    }

    /** The response, without the identifiers that a service made up, requests' included. */
    private JsonNode response(FunctionHarness harness, Entrypoint entrypoint, CloudFormationRequest request) {
        String response = harness.invoke(entrypoint, request)
                .json()
                .toString()
                .replaceAll("Request ID: [\\w-]+", "Request ID: made");
        for (StoredIntegrationResponse made : harness.held(integration)) {
            response = response.replace(made.id(), made.id().equals(HELD.id()) ? HELD.id() : "made");
        }
        HandlerResponse read = HandlerResponse.read(response);
        if (read.message().startsWith("Model validation failed")) {
            // The schema library names several violations in an order of chance, for the generated wrapper, too.
            String sorted = Stream.of(read.message().split("[\n()]")).sorted().collect(Collectors.joining("\n"));
            ((ObjectNode) read.json()).put("message", sorted);
        }
        return read.json();
    }
}
