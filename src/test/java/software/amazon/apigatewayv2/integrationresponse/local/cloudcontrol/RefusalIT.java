package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol.CloudControlHarness.TYPE;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.StoredIntegrationResponse;
import software.amazon.awssdk.services.cloudcontrol.model.CloudControlException;
import software.amazon.awssdk.services.cloudcontrol.model.HandlerErrorCode;
import software.amazon.awssdk.services.cloudcontrol.model.InvalidRequestException;
import software.amazon.awssdk.services.cloudcontrol.model.NotUpdatableException;
import software.amazon.awssdk.services.cloudcontrol.model.OperationStatus;
import software.amazon.awssdk.services.cloudcontrol.model.ProgressEvent;
import software.amazon.awssdk.services.cloudcontrol.model.TypeNotFoundException;

/** What Cloud Control refuses before or by its handlers, in the words of the real service; nothing is changed. */
class RefusalIT {
    @AutoClose
    private static final CloudControlHarness HARNESS = new CloudControlHarness();

    private final CloudControlIntegration here = HARNESS.integration();

    @Test
    void aWrongModelIsRefusedAtOnceAndEveryFaultInItNamed() {
        assertThatExceptionOfType(CloudControlException.class)
                .isThrownBy(() -> here.create(CloudControlJson.object()
                        .put("ApiId", here.api())
                        .put("IntegrationResponseKey", "$default")
                        .put("ContentHandling", "CONVERT_TO_TEXT")))
                .satisfies(CloudControlIntegration::isValidationException)
                .withMessageContaining("Model validation failed (")
                .withMessageContaining("#: required key [IntegrationId] not found")
                .withMessageContaining("#: extraneous key [ContentHandling] is not permitted");
        assertThat(here.held()).isEmpty();
    }

    @Test
    void aPropertyOfAnotherTypeIsRefusedAtOnce() {
        assertThatExceptionOfType(CloudControlException.class)
                .isThrownBy(() -> here.create(here.model("$default").put("TemplateSelectionExpression", 5)))
                .satisfies(CloudControlIntegration::isValidationException)
                .withMessageContaining("#/TemplateSelectionExpression: expected type: String, found: Integer");
    }

    @Test
    void aReadOnlyPropertyInADesiredStateIsRefusedByTheHandler() {
        ProgressEvent ended = HARNESS.over(here.create(here.model("$default").put("IntegrationResponseId", "mine")));
        assertThat(ended.operationStatus()).isEqualTo(OperationStatus.FAILED);
        assertThat(ended.errorCode()).isEqualTo(HandlerErrorCode.INVALID_REQUEST);
        assertThat(ended.statusMessage()).contains("IntegrationResponseId");
    }

    @Test
    void aDesiredStateThatIsNoObjectIsRefused() {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> HARNESS.client()
                        .createResource(create -> create.typeName(TYPE).desiredState("[]")))
                .withMessageContaining("DesiredState is not a JSON object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "one|two", "one|two|three|four", "{\"ApiId\":\"one\"}", "{}"})
    void anIdentifierOfAnotherFormIsRefused(String identifier) {
        assertThatExceptionOfType(CloudControlException.class)
                .isThrownBy(() -> here.get(identifier))
                .satisfies(CloudControlIntegration::isValidationException)
                .withMessageContaining("Identifier " + identifier + " is not valid for identifier"
                        + " [/properties/ApiId, /properties/IntegrationId, /properties/IntegrationResponseId]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ApiId", "IntegrationId"})
    void aCreateOnlyPropertyCannotBePatched(String property) {
        StoredIntegrationResponse held = here.stored("$default");
        assertThatExceptionOfType(NotUpdatableException.class)
                .isThrownBy(() -> here.update(held, CloudControlIntegration.replacing(property, "other")))
                .withMessageContaining(
                        "Invalid patch update: createOnlyProperties [/properties/" + property + "] cannot be updated");
        assertThat(here.onlyOne()).isEqualTo(held);
    }

    @Test
    void aReadOnlyPropertyCannotBePatched() {
        StoredIntegrationResponse held = here.stored("$default");
        assertThatExceptionOfType(CloudControlException.class)
                .isThrownBy(
                        () -> here.update(held, CloudControlIntegration.replacing("IntegrationResponseId", "other")))
                .satisfies(CloudControlIntegration::isValidationException)
                .withMessageContaining("Invalid patch update: readOnlyProperties"
                        + " [/properties/IntegrationResponseId] cannot be updated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing like JSON",
                "{}",
                "[{}]",
                "[{\"op\": \"replace\", \"path\": \"\", \"value\": 1}]",
                "[{\"op\": \"test\", \"path\": \"/IntegrationResponseKey\", \"value\": \"another\"}]",
                "[{\"op\": \"remove\", \"path\": \"/ContentHandlingStrategy\"}]",
                "[{\"op\": \"replace\", \"path\": \"/ContentHandlingStrategy\", \"value\": \"CONVERT_TO_TEXT\"}]",
                "[{\"op\": \"add\", \"path\": \"/Tags/a~1b\", \"value\": \"no such map\"}]"
            })
    void aPatchThatDoesNotApplyIsRefused(String patch) {
        StoredIntegrationResponse held = here.stored("$default");
        assertThatExceptionOfType(CloudControlException.class)
                .isThrownBy(() -> here.update(held, patch))
                .satisfies(CloudControlIntegration::isValidationException);
        assertThat(here.onlyOne()).isEqualTo(held);
    }

    @Test
    void aPatchThatLeavesAWrongModelIsRefused() {
        StoredIntegrationResponse held = here.stored("$default");
        assertThatExceptionOfType(CloudControlException.class)
                .isThrownBy(() -> here.update(held, "[{\"op\": \"remove\", \"path\": \"/IntegrationResponseKey\"}]"))
                .satisfies(CloudControlIntegration::isValidationException)
                .withMessageContaining("Model validation failed (#: required key [IntegrationResponseKey] not found)");
    }

    @Test
    void aListHasToSayOfWhichIntegration() {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> HARNESS.client().listResources(list -> list.typeName(TYPE)
                        .resourceModel(
                                CloudControlJson.text(CloudControlJson.object().put("ApiId", here.api())))))
                .withMessageContaining("Missing or invalid ResourceModel property in " + TYPE
                        + " list handler request input.Required property: (#: required key [IntegrationId] not found)");
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> HARNESS.client().listResources(list -> list.typeName(TYPE)));
    }

    @Test
    void anotherTypeIsNotFound() {
        assertThatExceptionOfType(TypeNotFoundException.class)
                .isThrownBy(() -> HARNESS.client().getResource(get -> get.typeName("MyOrg::ApiGatewayV2::Other")
                        .identifier("x|y|z")))
                .withMessageContaining("The type 'MyOrg::ApiGatewayV2::Other' cannot be found.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "not a type; $default|x|y; Value 'not a type' at 'typeName' failed to satisfy constraint:"
                        + " Member must satisfy regular expression pattern",
                "A::B::C; x|y|z; Value 'A::B::C' at 'typeName' failed to satisfy constraint:"
                        + " Member must have length greater than or equal to 10",
                "AWS::ApiGatewayV2::IntegrationResponse; ''; Value '' at 'identifier' failed to satisfy constraint:"
                        + " Member must have length greater than or equal to 1"
            })
    void whatBreaksALimitOfTheServiceModelIsRefused(String typeName, String identifier, String message) {
        assertThatExceptionOfType(CloudControlException.class)
                .isThrownBy(() -> HARNESS.client()
                        .getResource(get -> get.typeName(typeName).identifier(identifier)))
                .satisfies(CloudControlIntegration::isValidationException)
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({"0, greater than or equal to 1", "101, less than or equal to 100"})
    void aPageHasOneToAHundredResults(int maxResults, String constraint) {
        assertThatExceptionOfType(CloudControlException.class)
                .isThrownBy(() -> HARNESS.client().listResourceRequests(list -> list.maxResults(maxResults)))
                .satisfies(CloudControlIntegration::isValidationException)
                .withMessageContaining("Member must have value " + constraint);
    }
}
