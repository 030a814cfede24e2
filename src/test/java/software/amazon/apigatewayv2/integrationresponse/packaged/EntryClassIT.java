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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Member;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.StoredIntegrationResponse;
import software.amazon.apigatewayv2.integrationresponse.local.function.Entrypoint;
import software.amazon.cloudformation.Action;

/**
 * The entry class beside the generated one: the same JSON, so that CloudFormation cannot tell them apart, but for events that
 * nobody can read, which the generated one quotes ({@link UnreadableEventIT}). The order of a map's entries means nothing.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EntryClassIT {
    private static final String PACKAGE = "software.amazon.apigatewayv2.integrationresponse.";
    private static final StoredIntegrationResponse HELD = StoredIntegrationResponse.ofKey("$default")
            .withId("held1")
            .with(Member.TEMPLATE_SELECTION_EXPRESSION, "${integration.response.header.content-type}")
            .with(
                    Member.RESPONSE_PARAMETERS,
                    Map.of(
                            "method.response.header.x",
                            "'x'",
                            "method.response.header.y",
                            "integration.response.header.y"))
            .with(Member.RESPONSE_TEMPLATES, Map.of("application/json", "{\"quoted\": \"é/\\u2028\"}", "$default", ""));

    /** Lines that begin with a pointer into the model. */
    private static final Pattern VIOLATIONS = Pattern.compile("(\\\\n#/[^)\\\\]*)+");

    private final FunctionHarness generated = FunctionHarness.open(PACKAGE + "HandlerWrapper");
    private final FunctionHarness ours = FunctionHarness.open(PACKAGE + "coldstart.ProviderFunction");
    private int integrations;

    @AfterAll
    void close() {
        generated.close();
        ours.close();
    }

    @ParameterizedTest
    @EnumSource
    void everyActionIsAnsweredAlike(Entrypoint entrypoint) {
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
    @ParameterizedTest
    @MethodSource("badInput")
    void badInputIsAnsweredAlike(BadInput input) {
        ResourceProperties held = heldByBoth();

        for (Entrypoint entrypoint : Entrypoint.values()) {
            assertAlike(entrypoint, input.request(held));
        }
    }

    static Stream<BadInput> badInput() {
        return BadInput.all().filter(input -> input.judge() != BadInput.Judge.READER);
    }

    @ParameterizedTest
    @EnumSource
    void anInvocationThatIsCalledBackIsAnsweredAlike(Action action) {
        CloudFormationRequest request = CloudFormationRequest.of(
                        action, heldByBoth().without("IntegrationResponseId").with("Unknown", "property"))
                .withCallbackContext(Optional.of(JsonNodeFactory.instance.objectNode()));

        assertAlike(Entrypoint.HANDLE, request);
    }

    @ParameterizedTest
    @EnumSource
    void anInvocationWithCredentialsForLogsAndMetricsIsAnsweredAlike(Action action) {
        assertAlike(
                Entrypoint.HANDLE,
                CloudFormationRequest.of(action, heldByBoth().withAllContents())
                        .withProvider(Optional.of(CloudFormationRequest.OWNER)));
    }

    @Test
    void aCompressedEventIsAnsweredAlike() {
        String event = CloudFormationRequest.of(Action.READ, heldByBoth()).compressedEvent();

        assertAlike(Entrypoint.HANDLE, event);
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
        assertAlike(entrypoint, request.event(entrypoint));
    }

    private void assertAlike(Entrypoint entrypoint, String event) {
        assertThat(answer(ours, entrypoint, event)).isEqualTo(answer(generated, entrypoint, event));
    }

    /** The schema library names several violations in an order of chance, in the generated wrapper's answers too. */
    private static String inOrder(String answer) {
        Matcher violations = VIOLATIONS.matcher(answer);
        return violations.replaceAll(found -> Matcher.quoteReplacement(
                Arrays.stream(found.group().split("\\\\n")).sorted().collect(Collectors.joining("\\n"))));
    }

    /** The answer; only the identifiers that the two services made up, requests' included, are taken out. */
    private JsonNode answer(FunctionHarness harness, Entrypoint entrypoint, String event) {
        String answer =
                harness.function().invoke(entrypoint, event).replaceAll("Request ID: [\\w-]+", "Request ID: made");
        for (StoredIntegrationResponse made :
                harness.service().integrationResponses("api" + integrations, "integration" + integrations)) {
            answer = answer.replace(made.id(), made.id().equals(HELD.id()) ? HELD.id() : "made");
        }
        return HandlerAnswer.read(inOrder(answer)).json();
    }
}
