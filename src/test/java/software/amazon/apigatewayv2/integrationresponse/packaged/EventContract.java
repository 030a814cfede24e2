package software.amazon.apigatewayv2.integrationresponse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import software.amazon.cloudformation.proxy.HandlerErrorCode;

/**
 * What CloudFormation's contract says about every progress event. Models show what the service holds: a text that is not set
 * is absent, and a map always there. A list shows identifiers and keys.
 */
final class EventContract {
    private static final int LAMBDA_SECONDS = 60;

    private EventContract() {}

    /** Fails if an event breaks the contract. */
    static void check(HandlerResponse response) {
        JsonNode event = response.json();
        requireNoNulls(event);
        event.path("resourceModel").properties().forEach(property -> assertThat(
                        property.getValue().isObject()
                                || !property.getValue().asText().isEmpty())
                .as("%s is there and empty", property.getKey())
                .isTrue());
        event.path("resourceModels").forEach(model -> assertThat(model.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "ApiId", "IntegrationId", "IntegrationResponseId", "IntegrationResponseKey"));
        int delay = event.path("callbackDelaySeconds").asInt();
        switch (response.status()) {
            case "SUCCESS" -> {
                requireMembersAbsent(event, "errorCode", "callbackContext");
                requireMaps(event);
                assertThat(delay).isZero();
            }
            case "FAILED" -> {
                requireMembersAbsent(event, "resourceModels", "nextToken", "callbackContext");
                requireMaps(event);
                assertThat(delay).isZero();
                assertThat(HandlerErrorCode.valueOf(response.errorCode())).isNotNull();
                assertThat(response.message()).isNotBlank().hasSizeLessThanOrEqualTo(1_024);
            }
            case "IN_PROGRESS" -> {
                requireMembersAbsent(event, "errorCode", "resourceModels", "nextToken");
                assertThat(event.path("resourceModel").isObject()).isTrue();
                assertThat(event.path("callbackContext").isObject()).isTrue();
                assertThat(delay).isBetween(1, LAMBDA_SECONDS);
            }
            default -> throw new AssertionError("No status of a handler: " + event);
        }
    }

    private static void requireMembersAbsent(JsonNode event, String... members) {
        assertThat(event.fieldNames()).toIterable().doesNotContain(members);
    }

    private static void requireNoNulls(JsonNode node) {
        assertThat(node.isNull()).as("a null in a response").isFalse();
        node.forEach(EventContract::requireNoNulls);
    }

    private static void requireMaps(JsonNode event) {
        if (event.has("resourceModel")) {
            assertThat(event.at("/resourceModel/ResponseParameters").isObject()).isTrue();
            assertThat(event.at("/resourceModel/ResponseTemplates").isObject()).isTrue();
        }
    }
}
