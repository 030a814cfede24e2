package software.amazon.apigatewayv2.integrationresponse.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Member;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.StoredIntegrationResponse;
import software.amazon.apigatewayv2.integrationresponse.local.function.Entrypoint;
import software.amazon.apigatewayv2.integrationresponse.packaged.BadInput.Judge;
import software.amazon.cloudformation.Action;

/** What the packaged function does with good and with bad input, whichever way it comes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EntryPointsIT {
    private static final StoredIntegrationResponse HELD = StoredIntegrationResponse.ofKey("$default")
            .with(Member.RESPONSE_PARAMETERS, Map.of("method.response.header.x", "'SECRET'"))
            .with(Member.RESPONSE_TEMPLATES, Map.of("application/json", "SECRET held"));

    @AutoClose
    private final FunctionHarness harness = FunctionHarness.open();

    @ParameterizedTest
    @EnumSource
    void carriesOutEveryActionWithOneCallAndOneLookBeforeAnUpdate(Entrypoint entrypoint) {
        ResourceProperties integration = harness.integration();
        ResourceProperties wanted = integration.withAllContents();
        harness.takeCalls();

        CloudFormationRequest create = CloudFormationRequest.of(Action.CREATE, wanted);
        ResourceProperties created = harness.succeed(entrypoint, create);
        assertThat(created).isEqualTo(wanted.with("IntegrationResponseId", created.id()));
        assertThat(harness.takeCalls()).containsExactly("CreateIntegrationResponse");
        HandlerResponse refused = harness.invoke(entrypoint, create);
        assertThat(refused.errorCode()).isEqualTo("AlreadyExists");
        assertThat(refused.json().has("resourceModel")).isFalse();
        assertThat(harness.held(created)).containsExactly(created.stored());
        harness.takeCalls();

        CloudFormationRequest read = CloudFormationRequest.of(Action.READ, created.identifier());
        assertThat(harness.succeed(entrypoint, read)).isEqualTo(created);
        assertThat(harness.takeCalls()).containsExactly("GetIntegrationResponse");

        ResourceProperties changed = created.without("ContentHandlingStrategy").without("ResponseParameters");
        CloudFormationRequest update = CloudFormationRequest.update(changed, created);
        assertThat(harness.succeed(entrypoint, update)).isEqualTo(changed.shown());
        assertThat(harness.takeCalls()).containsExactly("GetIntegrationResponse", "UpdateIntegrationResponse");
        assertThat(harness.held(created)).containsExactly(changed.stored());
        assertThat(harness.succeed(entrypoint, update)).isEqualTo(changed.shown());
        assertThat(harness.takeCalls()).containsExactly("GetIntegrationResponse");

        CloudFormationRequest list = CloudFormationRequest.of(Action.LIST, integration);
        HandlerResponse listed = harness.invoke(entrypoint, list);
        assertThat(listed.models()).containsExactly(changed.listed());
        assertThat(listed.nextToken()).isEmpty();
        assertThat(harness.takeCalls()).containsExactly("GetIntegrationResponses");

        CloudFormationRequest delete = CloudFormationRequest.of(Action.DELETE, created.identifier());
        HandlerResponse deleted = harness.invoke(entrypoint, delete);
        assertThat(deleted.status()).isEqualTo("SUCCESS");
        assertThat(deleted.json().has("resourceModel")).isFalse();
        assertThat(harness.takeCalls()).containsExactly("DeleteIntegrationResponse");
        assertThat(harness.held(created)).isEmpty();
        assertThat(harness.invoke(entrypoint, list).json().get("resourceModels"))
                .isEmpty();
        for (CloudFormationRequest ofNothing : List.of(read, update, delete)) {
            assertThat(harness.invoke(entrypoint, ofNothing).errorCode()).isEqualTo("NotFound");
        }
        assertThat(harness.held(created)).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    void refusesBadInputByNameWithoutACall(Entrypoint entrypoint, BadInput input) {
        ResourceProperties held = harness.existing(harness.integration(), HELD);
        harness.takeCalls();

        HandlerResponse response = harness.invoke(entrypoint, input.request(held));

        assertThat(response.errorCode()).as(response.message()).isEqualTo(input.code());
        assertThat(response.message()).contains(input.property()).doesNotContain("Exception", "\tat ");
        assertThat(harness.takeCalls()).isEmpty();
        assertThat(harness.held(held)).containsExactly(HELD.withId(held.id()));
    }

    static Stream<Arguments> refusesBadInputByNameWithoutACall() {
        return Arrays.stream(Entrypoint.values()).flatMap(entrypoint -> BadInput.all().stream()
                .filter(input -> input.judge() != Judge.SCHEMA || entrypoint == Entrypoint.HANDLE)
                .map(input -> arguments(entrypoint, input)));
    }

    /** As in CloudFormation's own templates, where 5 and "5" are the same. */
    @ParameterizedTest
    @EnumSource
    void readsNumbersAndBooleansAsTextAndIgnoresNull(Entrypoint entrypoint) {
        ResourceProperties wanted = harness.integration()
                .with("IntegrationResponseKey", 5)
                .with("TemplateSelectionExpression", true)
                .with("ContentHandlingStrategy", null)
                .with("ResponseTemplates", Map.of("n", 5, "f", 1.5, "b", true))
                .with("ResponseParameters", null);

        ResourceProperties created = harness.succeed(entrypoint, CloudFormationRequest.of(Action.CREATE, wanted));

        assertThat(created)
                .isEqualTo(wanted.without("ContentHandlingStrategy")
                        .with("IntegrationResponseId", created.id())
                        .with("IntegrationResponseKey", "5")
                        .with("TemplateSelectionExpression", "true")
                        .with("ResponseTemplates", Map.of("n", "5", "f", "1.5", "b", "true"))
                        .with("ResponseParameters", Map.of()));
        assertThat(harness.held(created)).containsExactly(created.stored());
    }

    /** testEntrypoint refuses an event without credentials before it asks a handler. */
    @Test
    void callsNothingWithoutCredentials() {
        ResourceProperties held = harness.existing(harness.integration(), HELD);
        harness.takeCalls();

        HandlerResponse response =
                harness.handle(CloudFormationRequest.good(Action.UPDATE, held).withCaller(Optional.empty()));

        assertThat(response.errorCode()).isEqualTo("InvalidCredentials");
        assertThat(response.message()).contains("credentials");
        assertThat(harness.takeCalls()).isEmpty();
    }
}
