package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An integration response as the service holds it.
 *
 * @param id the identifier that the service made, or "" before it is stored
 * @param key the integration response key
 * @param contentHandlingStrategy the strategy, where one is set
 * @param templateSelectionExpression the expression, where one is set
 * @param responseParameters the response parameters by key
 * @param responseTemplates the response templates by selection value
 */
public record StoredIntegrationResponse(
        String id,
        String key,
        Optional<String> contentHandlingStrategy,
        Optional<String> templateSelectionExpression,
        SortedMap<String, String> responseParameters,
        SortedMap<String, String> responseTemplates) {

    public StoredIntegrationResponse {
        responseParameters = Collections.unmodifiableSortedMap(new TreeMap<>(responseParameters));
        responseTemplates = Collections.unmodifiableSortedMap(new TreeMap<>(responseTemplates));
    }

    /** An integration response that has a key and nothing else; its identifier is made when it is stored. */
    public static StoredIntegrationResponse ofKey(String key) {
        return new StoredIntegrationResponse(
                "",
                key,
                Optional.empty(),
                Optional.empty(),
                Collections.emptySortedMap(),
                Collections.emptySortedMap());
    }

    /** This integration response under another identifier; "" has one made when it is stored. */
    public StoredIntegrationResponse withId(String newId) {
        return new StoredIntegrationResponse(
                newId,
                key,
                contentHandlingStrategy,
                templateSelectionExpression,
                responseParameters,
                responseTemplates);
    }

    /** This integration response with another key. */
    public StoredIntegrationResponse withKey(String newKey) {
        return new StoredIntegrationResponse(
                id,
                newKey,
                contentHandlingStrategy,
                templateSelectionExpression,
                responseParameters,
                responseTemplates);
    }

    /** This integration response with another strategy, or with none. */
    public StoredIntegrationResponse withContentHandlingStrategy(Optional<String> strategy) {
        return new StoredIntegrationResponse(
                id, key, strategy, templateSelectionExpression, responseParameters, responseTemplates);
    }

    /** This integration response with another template selection expression, or with none. */
    public StoredIntegrationResponse withTemplateSelectionExpression(Optional<String> expression) {
        return new StoredIntegrationResponse(
                id, key, contentHandlingStrategy, expression, responseParameters, responseTemplates);
    }

    /** This integration response with these response parameters and no others. */
    public StoredIntegrationResponse withResponseParameters(Map<String, String> parameters) {
        return new StoredIntegrationResponse(
                id,
                key,
                contentHandlingStrategy,
                templateSelectionExpression,
                new TreeMap<>(parameters),
                responseTemplates);
    }

    /** This integration response with these response templates and no others. */
    public StoredIntegrationResponse withResponseTemplates(Map<String, String> templates) {
        return new StoredIntegrationResponse(
                id,
                key,
                contentHandlingStrategy,
                templateSelectionExpression,
                responseParameters,
                new TreeMap<>(templates));
    }
}
