package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.StoredIntegrationResponse;

/** What Cloud Control refuses before or by its handlers, in the words of the real service; nothing is changed. */
class RefusalIT extends CloudControlHarness {

    @Test
    void aWrongModelIsRefusedAtOnceAndEveryFaultInItNamed() {
        ObjectNode wrong =
                model("$default").put("TemplateSelectionExpression", 5).put("ContentHandling", "");
        wrong.remove("IntegrationId");
        assertRefused(ErrorCode.ValidationException, () -> create(wrong))
                .contains(
                        "Model validation failed (",
                        "#: required key [IntegrationId] not found",
                        "#: extraneous key [ContentHandling] is not permitted",
                        "#/TemplateSelectionExpression: expected type: String, found: Integer");
        assertRefused(ErrorCode.InvalidRequestException, () -> create("[]", null))
                .startsWith("DesiredState is not a JSON object");
        assertThat(held()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "one|two", "one|two|three|four", "{\"ApiId\":\"one\"}", "{}"})
    void anIdentifierOfAnotherFormIsRefused(String identifier) {
        assertRefused(ErrorCode.ValidationException, () -> get(identifier))
                .contains("Identifier " + identifier + " is not valid for identifier"
                        + " [/properties/ApiId, /properties/IntegrationId, /properties/IntegrationResponseId]");
    }

    /** For the words about paths: cloudformation-coverage-roadmap #2236, terraform-provider-awscc #913 and #3235. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    replace; /ContentHandlingStrategy; [REPLACE Operation] noSuchPath in source, path provided : //ContentHandlingStrategy
                    replace; /A/B; [REPLACE Operation] noSuchPath in source, path provided: //A/B
                    add; /A/B; [ADD Operation] noSuchPath in source, path provided: //A/B
                    add; /A/B~1C; [ADD Operation] noSuchPath in source, path provided: //A/B~1C
                    remove; /IntegrationResponseKey; Model validation failed (#: required key [IntegrationResponseKey] not found)
                    replace; /ApiId; Invalid patch update: createOnlyProperties [/properties/ApiId] cannot be updated
                    replace; /IntegrationId; Invalid patch update: createOnlyProperties [/properties/IntegrationId] cannot be updated
                    replace; /IntegrationResponseId; Invalid patch update: readOnlyProperties [/properties/IntegrationResponseId] cannot be updated
                    """)
    void aPatchOfWhatIsNotThereOrIsRequiredOrFixedIsRefused(String operation, String path, String words) {
        StoredIntegrationResponse held = stored("$default");
        ErrorCode error =
                words.contains("createOnly") ? ErrorCode.NotUpdatableException : ErrorCode.ValidationException;
        assertRefused(error, () -> update(held, patch(operation, path, "other")))
                .isEqualTo(words);
        assertThat(onlyOne()).isEqualTo(held);
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
    void refusesAMalformedPatchAndOneWhoseTestFails(String patch) {
        StoredIntegrationResponse held = stored("$default");
        assertRefused(ErrorCode.ValidationException, () -> update(held, patch));
        assertThat(onlyOne()).isEqualTo(held);
    }

    @Test
    void aListHasToSayOfWhichIntegration() {
        assertRefused(
                        ErrorCode.InvalidRequestException,
                        () -> client.listResources(list -> list.typeName(TYPE).resourceModel("{\"ApiId\":\"x\"}")))
                .startsWith("Missing or invalid ResourceModel property in " + TYPE
                        + " list handler request input.Required property: (#: required key [IntegrationId] not found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    MyOrg::ApiGatewayV2::Other; TypeNotFoundException; The type 'MyOrg::ApiGatewayV2::Other' cannot be found.
                    not a type; ValidationException; Value 'not a type' at 'typeName' failed to satisfy constraint
                    A::B::C; ValidationException; Member must have length greater than or equal to 10
                    """)
    void anotherTypeIsRefused(String typeName, ErrorCode error, String message) {
        assertRefused(
                        error,
                        () -> client.getResource(get -> get.typeName(typeName).identifier("x|y|z")))
                .contains(message);
    }

    @ParameterizedTest
    @CsvSource({"0, greater than or equal to 1", "101, less than or equal to 100"})
    void aPageHasOneToAHundredResults(int maxResults, String constraint) {
        assertRefused(
                        ErrorCode.ValidationException,
                        () -> client.listResourceRequests(list -> list.maxResults(maxResults)))
                .contains("Member must have value " + constraint);
    }
}
