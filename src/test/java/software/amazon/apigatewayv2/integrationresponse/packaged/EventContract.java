package software.amazon.apigatewayv2.integrationresponse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import software.amazon.cloudformation.proxy.HandlerErrorCode;

/**
 * What CloudFormation's contract says about every progress event, whatever it is the answer to. Models show what the
 * service holds: a text that is not set is absent, and a map always there. A list shows identifiers and keys.
 */
final class EventContract {
    private static final int LAMBDA_SECONDS = 60;

    private EventContract() {}

    /** Fails if an event breaks the contract. */
    static void check(HandlerAnswer answer) {
        JsonNode event = answer.json();
        requireNoNulls(event);
        if (event.has("resourceModel")) {
            requireNoEmptyTexts(event.get("resourceModel"));
        }
        event.path("resourceModels").forEach(EventContract::requireIdentifierAndKeyOnly);
        switch (answer.status()) {
            case "SUCCESS" -> {
                requireMembersAbsent(event, "errorCode", "callbackContext");
                requireMaps(event);
                assertThat(answer.callbackDelaySeconds()).as("%s", event).isZero();
            }
            case "FAILED" -> {
                requireMembersAbsent(event, "resourceModels", "nextToken", "callbackContext");
                requireMaps(event);
                assertThat(answer.callbackDelaySeconds()).as("%s", event).isZero();
                assertThat(HandlerErrorCode.valueOf(answer.errorCode())).isNotNull();
                assertThat(answer.message()).isNotBlank();
            }
            case "IN_PROGRESS" -> {
                requireMembersAbsent(event, "errorCode", "resourceModels", "nextToken");
                assertThat(event.has("resourceModel")).as("%s", event).isTrue();
                assertThat(event.path("callbackContext").isObject())
                        .as("%s", event)
                        .isTrue();
                assertThat(answer.callbackDelaySeconds()).as("%s", event).isBetween(1, LAMBDA_SECONDS);
            }
            default -> throw new AssertionError("No status that a handler may answer: " + event);
        }
    }

    private static void requireMembersAbsent(JsonNode event, String... members) {
        for (String member : members) {
            assertThat(event.has(member)).as("%s in %s", member, event).isFalse();
        }
    }

    private static void requireNoNulls(JsonNode node) {
        assertThat(node.isNull()).as("a null in an answer").isFalse();
        node.forEach(EventContract::requireNoNulls);
    }

    /** An empty template is content, not absence; so only the properties themselves are looked at. */
    private static void requireNoEmptyTexts(JsonNode model) {
        model.properties().forEach(property -> assertThat(property.getValue().isValueNode()
                        && property.getValue().asText().isEmpty())
                .as("%s is empty in %s", property.getKey(), model)
                .isFalse());
    }

    private static void requireMaps(JsonNode event) {
        if (event.has("resourceModel")) {
            assertThat(event.at("/resourceModel/ResponseParameters").isObject()
                            && event.at("/resourceModel/ResponseTemplates").isObject())
                    .as("both maps in %s", event)
                    .isTrue();
        }
    }

    private static void requireIdentifierAndKeyOnly(JsonNode model) {
        assertThat(model.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("ApiId", "IntegrationId", "IntegrationResponseId", "IntegrationResponseKey");
    }
}
