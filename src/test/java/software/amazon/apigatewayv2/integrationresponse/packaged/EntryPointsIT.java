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
import software.amazon.cloudformation.Action;

/** What the packaged function does with good and with bad input, whichever way it comes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EntryPointsIT {
    private static final StoredIntegrationResponse HELD = StoredIntegrationResponse.ofKey("$default")
            .with(Member.RESPONSE_PARAMETERS, Map.of("method.response.header.x", "'held'"))
            .with(Member.RESPONSE_TEMPLATES, Map.of("application/json", "held"));

    @AutoClose
    private final FunctionHarness harness = FunctionHarness.open();

    @ParameterizedTest
    @EnumSource
    void everyActionSucceedsWithOneServiceCallAndAnUpdateLooksFirst(Entrypoint entrypoint) {
        ResourceProperties integration = harness.integration();
        ResourceProperties wanted = integration.withAllContents();
        harness.takeCalls();

        ResourceProperties created = harness.invoke(entrypoint, CloudFormationRequest.of(Action.CREATE, wanted))
                .model();
        assertThat(created).isEqualTo(wanted.with("IntegrationResponseId", created.id()));
        assertThat(harness.takeCalls()).containsExactly("CreateIntegrationResponse");
        assertThat(harness.find(created)).isPresent();

        HandlerAnswer read = harness.invoke(entrypoint, CloudFormationRequest.of(Action.READ, created.identifier()));
        assertThat(read.model()).isEqualTo(created);
        assertThat(harness.takeCalls()).containsExactly("GetIntegrationResponse");

        ResourceProperties changed = created.without("ContentHandlingStrategy").without("ResponseParameters");
        HandlerAnswer updated = harness.invoke(entrypoint, CloudFormationRequest.update(changed, created));
        assertThat(updated.model()).isEqualTo(changed.shown());
        assertThat(harness.takeCalls()).containsExactly("GetIntegrationResponse", "UpdateIntegrationResponse");

        HandlerAnswer again = harness.invoke(entrypoint, CloudFormationRequest.update(changed, created));
        assertThat(again.model()).isEqualTo(changed.shown());
        assertThat(harness.takeCalls()).containsExactly("GetIntegrationResponse");

        HandlerAnswer listed = harness.invoke(entrypoint, CloudFormationRequest.of(Action.LIST, integration));
        assertThat(listed.models()).containsExactly(changed.listed());
        assertThat(listed.nextToken()).isEmpty();
        assertThat(harness.takeCalls()).containsExactly("GetIntegrationResponses");

        HandlerAnswer deleted =
                harness.invoke(entrypoint, CloudFormationRequest.of(Action.DELETE, created.identifier()));
        assertThat(deleted.status()).isEqualTo("SUCCESS");
        assertThat(deleted.json().has("resourceModel")).isFalse();
        assertThat(harness.takeCalls()).containsExactly("DeleteIntegrationResponse");
        assertThat(harness.held(created)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aListOfNothingIsAnEmptyList(Entrypoint entrypoint) {
        HandlerAnswer answer = harness.invoke(entrypoint, CloudFormationRequest.of(Action.LIST, harness.integration()));

        assertThat(answer.json().get("resourceModels")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Action.class, mode = EnumSource.Mode.EXCLUDE, names = "CREATE")
    void whatIsNotThereIsNotFoundAndNotMade(Action action) {
        ResourceProperties integration = harness.integration();
        ResourceProperties absent =
                integration.with("IntegrationResponseId", "absent1").with("IntegrationResponseKey", "$default");
        ResourceProperties asked = action == Action.LIST ? integration.with("IntegrationId", "absent1") : absent;

        for (Entrypoint entrypoint : Entrypoint.values()) {
            HandlerAnswer answer = harness.invoke(entrypoint, CloudFormationRequest.of(action, asked));

            assertThat(answer.errorCode()).isEqualTo("NotFound");
            assertThat(answer.message()).contains("absent1");
            assertThat(harness.held(integration)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aKeyThatIsTakenAlreadyExistsAndItsHolderIsLeftAlone(Entrypoint entrypoint) {
        ResourceProperties held = harness.existing(harness.integration(), HELD);

        HandlerAnswer answer = harness.invoke(
                entrypoint, CloudFormationRequest.of(Action.CREATE, held.without("IntegrationResponseId")));

        assertThat(answer.errorCode()).isEqualTo("AlreadyExists");
        assertThat(answer.message()).contains("$default");
        assertThat(answer.json().has("resourceModel")).isFalse();
        assertThat(harness.held(held)).containsExactly(HELD.withId(held.id()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    void badInputFailsByNameAndReachesNoService(WayIn way, BadInput input) {
        ResourceProperties held = harness.existing(harness.integration(), HELD);
        harness.takeCalls();

        HandlerAnswer answer = way.invoke(harness, input.request(held));

        assertThat(answer.status()).isEqualTo("FAILED");
        assertThat(answer.errorCode()).as(answer.message()).isEqualTo(input.code());
        assertThat(answer.message()).contains(input.named()).doesNotContain("Exception", "\tat ");
        assertThat(harness.takeCalls()).isEmpty();
        assertThat(harness.held(held)).containsExactly(HELD.withId(held.id()));
    }

    static Stream<Arguments> badInputFailsByNameAndReachesNoService() {
        return Arrays.stream(WayIn.values())
                .flatMap(way -> BadInput.all().filter(way::judges).map(input -> arguments(way, input)));
    }

    @ParameterizedTest
    @EnumSource
    void aRequestWithoutAModelSaysWhatIsMissing(Action action) {
        HandlerAnswer answer = harness.invoke(
                Entrypoint.TEST,
                CloudFormationRequest.of(action, ResourceProperties.none()).withDesired(Optional.empty()));

        assertThat(answer.errorCode()).isEqualTo("InvalidRequest");
        assertThat(answer.message()).contains("ApiId", "IntegrationId");
    }

    /** As in CloudFormation's own templates, where 5 and "5" are the same. */
    @ParameterizedTest
    @EnumSource
    void aNumberOrATruthValueIsTakenForAStringAndNullIsLeftOut(Entrypoint entrypoint) {
        ResourceProperties wanted = harness.integration()
                .with("IntegrationResponseKey", "$default")
                .with("TemplateSelectionExpression", true)
                .with("ContentHandlingStrategy", null)
                .with("ResponseTemplates", Map.of("n", 5, "f", 1.5, "b", true))
                .with("ResponseParameters", null);

        ResourceProperties created = harness.invoke(entrypoint, CloudFormationRequest.of(Action.CREATE, wanted))
                .model();
        assertThat(created.values()).containsEntry("TemplateSelectionExpression", "true");
        assertThat(created.values())
                .containsEntry("ResponseTemplates", Map.of("n", "5", "f", "1.5", "b", "true"))
                .containsEntry("ResponseParameters", Map.of())
                .doesNotContainKey("ContentHandlingStrategy");

        ResourceProperties changed = created.with("TemplateSelectionExpression", 5);
        HandlerAnswer updated = harness.invoke(entrypoint, CloudFormationRequest.update(changed, created));
        assertThat(updated.model()).isEqualTo(created.with("TemplateSelectionExpression", "5"));
        assertThat(harness.find(created))
                .hasValueSatisfying(held -> assertThat(held.text(Member.TEMPLATE_SELECTION_EXPRESSION))
                        .contains("5"));
    }

    /** Only here: testEntrypoint refuses an event without credentials before it asks a handler. */
    @ParameterizedTest
    @EnumSource
    void withoutCredentialsNothingIsCalled(Action action) {
        ResourceProperties held = harness.existing(harness.integration(), HELD);
        harness.takeCalls();

        HandlerAnswer answer =
                harness.handle(CloudFormationRequest.of(action, held).withCaller(Optional.empty()));

        assertThat(answer.errorCode()).isEqualTo("InvalidCredentials");
        assertThat(answer.message()).contains("credentials");
        assertThat(harness.takeCalls()).isEmpty();
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        HandlerAnswer answer = harness.invoke(
                Entrypoint.TEST,
                CloudFormationRequest.of(
                        Action.CREATE,
                        harness.integration()
                                .with("IntegrationResponseKey", "")
                                .with("ContentHandlingStrategy", "TEXT")
                                .with("ResponseParameters", Map.of("empty", ""))
                                .with("ResponseTemplates", Map.of("list", List.of(1)))));

        assertThat(answer.message())
                .contains(
                        "IntegrationResponseKey", "ContentHandlingStrategy", "ResponseParameters", "ResponseTemplates");
    }
}
