package software.amazon.apigatewayv2.integrationresponse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Member;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour;
import software.amazon.cloudformation.Action;

/** The life that CloudFormation gives an integration response, from its creation to its deletion. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LifecycleIT {
    @AutoClose
    private final FunctionHarness harness = FunctionHarness.open();

    @AfterEach
    void makeTheServiceOrdinaryAgain() {
        harness.service().behave(ServiceBehaviour.ordinary());
    }

    @ParameterizedTest
    @MethodSource("behaviours")
    void anIntegrationResponseLivesFromCreationToDeletion(ServiceBehaviour behaviour) {
        harness.service().behave(behaviour);
        ResourceProperties integration = harness.integration();
        ResourceProperties first = integration.withAllContents();

        ResourceProperties created = harness.succeed(CloudFormationRequest.of(Action.CREATE, first));
        assertThat(created).isEqualTo(first.with("IntegrationResponseId", created.id()));
        assertHeldExactly(created);

        assertThat(harness.succeed(CloudFormationRequest.of(Action.READ, created.identifier())))
                .isEqualTo(created);

        ResourceProperties second = created.with("IntegrationResponseKey", "/5\\d\\d/")
                .with("ContentHandlingStrategy", "CONVERT_TO_BINARY")
                .with("ResponseParameters", Map.of("method.response.header.b", "'3'"))
                .with("ResponseTemplates", Map.of("application/json", "{\"second\": true}", "text/plain", "second"));
        assertThat(harness.succeed(CloudFormationRequest.update(second, created)))
                .isEqualTo(second);
        assertHeldExactly(second);

        assertThat(harness.handle(Action.LIST, integration).models()).containsExactly(second.listed());

        HandlerAnswer deleted = harness.handle(Action.DELETE, second.identifier());
        assertThat(deleted.status()).isEqualTo("SUCCESS");
        assertThat(deleted.json().has("resourceModel")).isFalse();
        assertThat(harness.held(integration)).isEmpty();

        assertThat(harness.handle(Action.DELETE, second.identifier()).errorCode())
                .isEqualTo("NotFound");
        assertThat(harness.handle(Action.READ, second.identifier()).errorCode()).isEqualTo("NotFound");
        assertThat(harness.handle(CloudFormationRequest.update(second, created)).errorCode())
                .isEqualTo("NotFound");
        assertThat(harness.handle(Action.LIST, integration).models()).isEmpty();
        assertThat(harness.held(integration)).isEmpty();
    }

    /** The ways of the service in which every entry of a map can be removed. */
    static List<ServiceBehaviour> behaviours() {
        return List.of(
                ServiceBehaviour.ordinary(),
                ServiceBehaviour.ordinary().withEmptyMembers(ServiceBehaviour.EmptyMembers.WRITTEN),
                ServiceBehaviour.ordinary()
                        .withMaps(ServiceBehaviour.Maps.REPLACED)
                        .withEmptyTemplate(ServiceBehaviour.EmptyTemplate.KEPT)
                        .withEmptyParameter(ServiceBehaviour.EmptyParameter.REFUSED));
    }

    @Test
    void anUpdateThatIsRefusedIsRolledBackToWhatWasThere() {
        ResourceProperties before = harness.succeed(
                CloudFormationRequest.of(Action.CREATE, harness.integration().withAllContents()));
        ResourceProperties refused = before.with("ResponseTemplates", Map.of("application/json", "x".repeat(32_769)))
                .without("ResponseParameters");

        HandlerAnswer failed = harness.handle(CloudFormationRequest.update(refused, before));
        assertThat(failed.errorCode()).isEqualTo("InvalidRequest");
        assertThat(failed.message()).contains("32768");
        assertHeldExactly(before);

        assertThat(harness.succeed(CloudFormationRequest.update(before, refused)))
                .isEqualTo(before);
        assertHeldExactly(before);
    }

    @Test
    void anUpdateThatEndsHalfwayIsRolledBackToWhatWasThere() {
        ResourceProperties before = harness.succeed(
                CloudFormationRequest.of(Action.CREATE, harness.integration().withAllContents()));
        ResourceProperties wanted = before.without("ContentHandlingStrategy")
                .with("ResponseParameters", Map.of("method.response.header.c", "'3'"));
        harness.service().behave(ServiceBehaviour.ordinary().withEmptyStrategy(ServiceBehaviour.EmptyStrategy.IGNORED));

        HandlerAnswer failed = harness.handle(CloudFormationRequest.update(wanted, before));
        assertThat(failed.status()).isEqualTo("FAILED");
        assertThat(failed.message()).contains("ContentHandlingStrategy", "CONVERT_TO_TEXT");
        assertHeldExactly(wanted.with("ContentHandlingStrategy", "CONVERT_TO_TEXT"));

        assertThat(harness.succeed(CloudFormationRequest.update(before, wanted)))
                .isEqualTo(before);
        assertHeldExactly(before);
    }

    @Test
    void aReplacementIsMadeBeforeTheOldOneIsDeleted() {
        ResourceProperties old = harness.succeed(
                CloudFormationRequest.of(Action.CREATE, harness.integration().withAllContents()));
        ResourceProperties elsewhere = harness.integration();
        ResourceProperties wanted =
                old.with("ApiId", elsewhere.text("ApiId")).with("IntegrationId", elsewhere.text("IntegrationId"));

        HandlerAnswer notUpdated = harness.handle(CloudFormationRequest.update(wanted, old));
        assertThat(notUpdated.errorCode()).isEqualTo("NotUpdatable");
        assertThat(notUpdated.message()).contains("ApiId", "IntegrationId");

        ResourceProperties replacement =
                harness.succeed(CloudFormationRequest.of(Action.CREATE, wanted.without("IntegrationResponseId")));
        assertHeldExactly(old);
        assertHeldExactly(replacement);

        assertThat(harness.handle(Action.DELETE, old.identifier()).status()).isEqualTo("SUCCESS");
        assertThat(harness.held(old)).isEmpty();
        assertHeldExactly(replacement);
    }

    @Test
    void whatWasDeletedBehindTheStacksBackIsNotFoundAndNotMadeAgain() {
        ResourceProperties created = harness.succeed(
                CloudFormationRequest.of(Action.CREATE, harness.integration().withAllContents()));
        harness.service().remove(created.text("ApiId"), created.text("IntegrationId"), created.id());
        ResourceProperties changed = created.with("TemplateSelectionExpression", "$default");

        assertThat(harness.handle(CloudFormationRequest.update(changed, created))
                        .errorCode())
                .isEqualTo("NotFound");
        assertThat(harness.handle(Action.DELETE, created.identifier()).errorCode())
                .isEqualTo("NotFound");
        assertThat(harness.held(created)).isEmpty();
    }

    @Test
    void whatWasChangedBehindTheStacksBackIsPutRight() {
        ResourceProperties created = harness.succeed(
                CloudFormationRequest.of(Action.CREATE, harness.integration().withAllContents()));
        harness.service()
                .put(
                        created.text("ApiId"),
                        created.text("IntegrationId"),
                        created.stored()
                                .with(Member.RESPONSE_PARAMETERS, Map.of("method.response.header.foreign", "'1'"))
                                .with(Member.RESPONSE_TEMPLATES, Map.of("foreign", "1", "application/json", "2")));
        ResourceProperties changed = created.with("TemplateSelectionExpression", "$default");

        assertThat(harness.succeed(CloudFormationRequest.update(changed, created)))
                .isEqualTo(changed);
        assertHeldExactly(changed);
    }

    private void assertHeldExactly(ResourceProperties model) {
        assertThat(harness.held(model)).containsExactly(model.stored());
    }
}
