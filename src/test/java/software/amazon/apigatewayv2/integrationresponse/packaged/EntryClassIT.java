package software.amazon.apigatewayv2.integrationresponse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.StoredIntegrationResponse;
import software.amazon.apigatewayv2.integrationresponse.local.function.Entrypoint;
import software.amazon.apigatewayv2.integrationresponse.local.function.PackagedFunction;
import software.amazon.cloudformation.Action;

/**
 * The entry class beside the generated one: the same JSON, so that CloudFormation cannot tell them apart, but for events that
 * nobody can read, which the generated one quotes ({@link UnreadableEventIT}). The order of a map's entries means nothing.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EntryClassIT {
    private static final String PACKAGE = "software.amazon.apigatewayv2.integrationresponse.";
    private static final StoredIntegrationResponse HELD = ResourceProperties.none()
            .with("IntegrationResponseId", "held1")
            .withAllContents()
            .with("ResponseTemplates", Map.of("application/json", "{\"quoted\": \"é/\\u2028\"}", "$default", ""))
            .stored();

    /** Lines that begin with a pointer into the model. */
    private static final Pattern VIOLATIONS = Pattern.compile("(\\\\n#/[^)\\\\]*)+");

    @AutoClose
    private final FunctionHarness generated = FunctionHarness.openWithEntry(PACKAGE + "HandlerWrapper");

    @AutoClose
    private final FunctionHarness ours = FunctionHarness.openWithEntry(PackagedFunction.HANDLER);

    private int integrations;

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
                CloudFormationRequest.of(action, heldByBoth().withAllContents()).withLoggingConfig());
    }

    @Test
    void respondsAlikeToACompressedEvent() {
        CloudFormationRequest read = CloudFormationRequest.of(Action.READ, heldByBoth());

        assertAlike(Entrypoint.HANDLE, read, CloudFormationRequest.compressed(read.event(Entrypoint.HANDLE)));
    }

    /** Another integration of both services, with the same identifiers and an integration response each. */
    private ResourceProperties heldByBoth() {
        String integrationId = "integration" + ++integrations;
        for (FunctionHarness harness : new FunctionHarness[] {generated, ours}) {
            harness.service().createWebSocketApi("api" + integrations, "local");
            harness.service().createIntegration("api" + integrations, integrationId);
            harness.service().put("api" + integrations, integrationId, HELD);
        }
        return ResourceProperties.none()
                .with("ApiId", "api" + integrations)
                .with("IntegrationId", integrationId)
                .with("IntegrationResponseId", HELD.id())
                .with("IntegrationResponseKey", HELD.key());
    }

    private void assertAlike(Entrypoint entrypoint, CloudFormationRequest request) {
        assertAlike(entrypoint, request, request.event(entrypoint));
    }

    private void assertAlike(Entrypoint entrypoint, CloudFormationRequest request, String event) {
        assertThat(response(ours, entrypoint, request, event))
                .as("%s", event)
                .isEqualTo(response(generated, entrypoint, request, event));
    }

    /** The response; only the identifiers that the two services made up, requests' included, are taken out. */
    private JsonNode response(
            FunctionHarness harness, Entrypoint entrypoint, CloudFormationRequest request, String event) {
        String response = harness.invoke(entrypoint, request, event)
                .json()
                .toString()
                .replaceAll("Request ID: [\\w-]+", "Request ID: made");
        for (StoredIntegrationResponse made :
                harness.service().integrationResponses("api" + integrations, "integration" + integrations)) {
            response = response.replace(made.id(), made.id().equals(HELD.id()) ? HELD.id() : "made");
        }
        return HandlerResponse.read(inOrder(response)).json();
    }

    /** The schema library names several violations in an order of chance, in the generated wrapper's responses too. */
    private static String inOrder(String response) {
        return VIOLATIONS
                .matcher(response)
                .replaceAll(found -> Matcher.quoteReplacement(
                        Arrays.stream(found.group().split("\\\\n")).sorted().collect(Collectors.joining("\\n"))));
    }
}
