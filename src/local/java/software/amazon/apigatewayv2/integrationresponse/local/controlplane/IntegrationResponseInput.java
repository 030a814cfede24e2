package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** What a client sends about an integration response: each member given or not. Knows the limits of the model. */
record IntegrationResponseInput(
        Optional<String> key,
        Optional<String> contentHandlingStrategy,
        Optional<String> templateSelectionExpression,
        Optional<SortedMap<String, String>> responseParameters,
        Optional<SortedMap<String, String>> responseTemplates) {

    /** The members that a body may have, by their names in JSON. */
    static final Set<String> MEMBERS = Set.of(
            "integrationResponseKey",
            "contentHandlingStrategy",
            "templateSelectionExpression",
            "responseParameters",
            "responseTemplates");

    private static final Set<String> STRATEGIES = Set.of("CONVERT_TO_BINARY", "CONVERT_TO_TEXT");
    private static final int LONGEST_PARAMETER = 512;
    private static final int LONGEST_TEMPLATE = 32_768;

    static IntegrationResponseInput read(ObjectNode body) {
        return new IntegrationResponseInput(
                RequestJson.string(body, "integrationResponseKey"),
                RequestJson.string(body, "contentHandlingStrategy"),
                RequestJson.string(body, "templateSelectionExpression"),
                RequestJson.strings(body, "responseParameters"),
                RequestJson.strings(body, "responseTemplates"));
    }

    /** A new integration response, not stored yet. */
    StoredIntegrationResponse created() {
        String givenKey = key.orElseThrow(() -> ServiceRefusal.badRequest("IntegrationResponseKey is required"));
        requireKey(givenKey);
        contentHandlingStrategy.ifPresent(IntegrationResponseInput::requireStrategy);
        SortedMap<String, String> parameters = responseParameters.orElseGet(Collections::emptySortedMap);
        parameters.forEach(IntegrationResponseInput::requireParameter);
        SortedMap<String, String> templates = responseTemplates.orElseGet(Collections::emptySortedMap);
        templates.forEach(IntegrationResponseInput::requireTemplate);
        return StoredIntegrationResponse.ofKey(givenKey)
                .withContentHandlingStrategy(contentHandlingStrategy)
                .withTemplateSelectionExpression(templateSelectionExpression.filter(text -> !text.isEmpty()))
                .withResponseParameters(parameters)
                .withResponseTemplates(templates);
    }

    static void requireKey(String key) {
        if (key.isEmpty()) {
            throw ServiceRefusal.badRequest("IntegrationResponseKey must not be empty");
        }
    }

    static void requireStrategy(String strategy) {
        if (!STRATEGIES.contains(strategy)) {
            throw ServiceRefusal.badRequest("ContentHandlingStrategy is one of CONVERT_TO_BINARY, CONVERT_TO_TEXT");
        }
    }

    static void requireParameter(String name, String value) {
        int length = value.codePointCount(0, value.length());
        if (length < 1 || length > LONGEST_PARAMETER) {
            throw ServiceRefusal.badRequest(
                    "The value of response parameter " + name + " has 1 to " + LONGEST_PARAMETER + " characters");
        }
    }

    static void requireTemplate(String name, String value) {
        if (value.codePointCount(0, value.length()) > LONGEST_TEMPLATE) {
            throw ServiceRefusal.badRequest(
                    "The response template for " + name + " has at most " + LONGEST_TEMPLATE + " characters");
        }
    }
}
