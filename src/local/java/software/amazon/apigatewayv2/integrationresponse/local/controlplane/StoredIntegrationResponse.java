package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lombok.With;

/**
 * An integration response as the service holds it.
 *
 * @param id the identifier that the service made, or "" to have one made when it is stored
 * @param key the integration response key
 * @param contentHandlingStrategy the strategy, where one is set
 * @param templateSelectionExpression the expression, where one is set
 * @param responseParameters the response parameters, in the order of their keys
 * @param responseTemplates the response templates, in the order of their selection values
 */
@With
public record StoredIntegrationResponse(
        String id,
        String key,
        Optional<String> contentHandlingStrategy,
        Optional<String> templateSelectionExpression,
        Map<String, String> responseParameters,
        Map<String, String> responseTemplates) {

    public StoredIntegrationResponse {
        responseParameters = Collections.unmodifiableMap(new TreeMap<>(responseParameters));
        responseTemplates = Collections.unmodifiableMap(new TreeMap<>(responseTemplates));
    }

    /** An integration response that has a key and nothing else; its identifier is made when it is stored. */
    public static StoredIntegrationResponse ofKey(String key) {
        return new StoredIntegrationResponse("", key, Optional.empty(), Optional.empty(), Map.of(), Map.of());
    }
}
