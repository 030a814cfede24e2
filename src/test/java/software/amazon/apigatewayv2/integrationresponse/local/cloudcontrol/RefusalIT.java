package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol.CloudControlHarness.TYPE;
import static software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol.CloudControlIntegration.assertRefused;
import static software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol.CloudControlIntegration.replacing;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.StoredIntegrationResponse;
import software.amazon.awssdk.services.cloudcontrol.model.HandlerErrorCode;
import software.amazon.awssdk.services.cloudcontrol.model.OperationStatus;
import software.amazon.awssdk.services.cloudcontrol.model.ProgressEvent;

/** What Cloud Control refuses before or by its handlers, in the words of the real service; nothing is changed. */
class RefusalIT {
    @AutoClose
    private static final CloudControlHarness HARNESS = new CloudControlHarness();

    private final CloudControlIntegration here = HARNESS.integration();

    @Test
    void aWrongModelIsRefusedAtOnceAndEveryFaultInItNamed() {
        assertRefused(
                ErrorCode.ValidationException,
                () -> here.create(CloudControlJson.object()
                        .put("ApiId", here.api())
                        .put("IntegrationResponseKey", "$default")
                        .put("TemplateSelectionExpression", 5)
                        .put("ContentHandling", "CONVERT_TO_TEXT")),
                "Model validation failed (",
                "#: required key [IntegrationId] not found",
                "#: extraneous key [ContentHandling] is not permitted",
                "#/TemplateSelectionExpression: expected type: String, found: Integer");
        assertThat(here.held()).isEmpty();
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
        assertRefused(
                ErrorCode.InvalidRequestException,
                () -> here.create("[]", "token"),
                "DesiredState is not a JSON object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "one|two", "one|two|three|four", "{\"ApiId\":\"one\"}", "{}"})
    void anIdentifierOfAnotherFormIsRefused(String identifier) {
        assertRefused(
                ErrorCode.ValidationException,
                () -> here.get(identifier),
                "Identifier " + identifier + " is not valid for identifier"
                        + " [/properties/ApiId, /properties/IntegrationId, /properties/IntegrationResponseId]");
    }

    @ParameterizedTest
    @CsvSource({
        "ApiId, NotUpdatableException, createOnlyProperties",
        "IntegrationId, NotUpdatableException, createOnlyProperties",
        "IntegrationResponseId, ValidationException, readOnlyProperties"
    })
    void aPropertyThatCannotBeChangedCannotBePatched(String property, ErrorCode error, String kind) {
        StoredIntegrationResponse held = here.stored("$default");
        assertRefused(
                error,
                () -> here.update(held, replacing(property, "other")),
                "Invalid patch update: %s [/properties/%s] cannot be updated".formatted(kind, property));
        assertThat(here.onlyOne()).isEqualTo(held);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing like JSON",
                "{}",
                "[{}]",
                "[{\"op\": \"replace\", \"path\": \"\", \"value\": 1}]",
                "[{\"op\": \"test\", \"path\": \"/IntegrationResponseKey\", \"value\": \"another\"}]"
            })
    void aPatchThatDoesNotApplyIsRefused(String patch) {
        StoredIntegrationResponse held = here.stored("$default");
        assertRefused(ErrorCode.ValidationException, () -> here.update(held, patch));
        assertThat(here.onlyOne()).isEqualTo(held);
    }

    /** The real service's words: cloudformation-coverage-roadmap #2236, terraform-provider-awscc #913 and #3235. */
    @ParameterizedTest
    @CsvSource({
        "replace, /ContentHandlingStrategy, '[REPLACE Operation] noSuchPath in source, path provided : //ContentHandlingStrategy'",
        "replace, /A/B, '[REPLACE Operation] noSuchPath in source, path provided: //A/B'",
        "add, /A/B, '[ADD Operation] noSuchPath in source, path provided: //A/B'",
        "add, /A/B~1C, '[ADD Operation] noSuchPath in source, path provided: //A/B~1C'"
    })
    void aPathThatIsNotThereIsRefusedInTheWordsOfCloudControl(String operation, String path, String words) {
        StoredIntegrationResponse held = here.stored("$default");
        String patch = "[{\"op\": \"%s\", \"path\": \"%s\", \"value\": \"v\"}]".formatted(operation, path);
        assertThat(assertRefused(ErrorCode.ValidationException, () -> here.update(held, patch)))
                .isEqualTo(words);
        assertThat(here.onlyOne()).isEqualTo(held);
    }

    @Test
    void aPatchThatLeavesAWrongModelIsRefused() {
        StoredIntegrationResponse held = here.stored("$default");
        assertRefused(
                ErrorCode.ValidationException,
                () -> here.update(held, "[{\"op\": \"remove\", \"path\": \"/IntegrationResponseKey\"}]"),
                "Model validation failed (#: required key [IntegrationResponseKey] not found)");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "{}, #: required key [ApiId] not found",
                "{\"ApiId\":\"x\"}, #: required key [IntegrationId] not found"
            })
    void aListHasToSayOfWhichIntegration(String model, String reason) {
        assertRefused(
                ErrorCode.InvalidRequestException,
                () -> HARNESS.client().listResources(list -> list.typeName(TYPE).resourceModel(model)),
                "Missing or invalid ResourceModel property in " + TYPE
                        + " list handler request input.Required property: (",
                reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "MyOrg::ApiGatewayV2::Other; x|y|z; TypeNotFoundException;"
                        + " The type 'MyOrg::ApiGatewayV2::Other' cannot be found.",
                "not a type; $default|x|y; ValidationException; Value 'not a type' at 'typeName' failed to satisfy"
                        + " constraint: Member must satisfy regular expression pattern",
                "A::B::C; x|y|z; ValidationException; Value 'A::B::C' at 'typeName' failed to satisfy constraint:"
                        + " Member must have length greater than or equal to 10",
                TYPE + "; ''; ValidationException; Value '' at 'identifier' failed to satisfy constraint:"
                        + " Member must have length greater than or equal to 1"
            })
    void whatIsNotThereOrBreaksALimitOfTheServiceModelIsRefused(
            String typeName, String identifier, ErrorCode error, String message) {
        assertRefused(
                error,
                () -> HARNESS.client().getResource(get -> get.typeName(typeName).identifier(identifier)),
                message);
    }

    @ParameterizedTest
    @CsvSource({"0, greater than or equal to 1", "101, less than or equal to 100"})
    void aPageHasOneToAHundredResults(int maxResults, String constraint) {
        assertRefused(
                ErrorCode.ValidationException,
                () -> HARNESS.client().listResourceRequests(list -> list.maxResults(maxResults)),
                "Member must have value " + constraint);
    }
}
