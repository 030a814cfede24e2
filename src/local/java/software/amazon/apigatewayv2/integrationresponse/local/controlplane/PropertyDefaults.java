package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lombok.With;

/**
 * What the service gives an integration response by itself wherever a create or an update leaves a whole property
 * unset. So an update cannot remove such a property: its default is put back. For the service, a map without entries is
 * not set.
 */
@With
public record PropertyDefaults(
        Optional<String> contentHandlingStrategy,
        Optional<String> templateSelectionExpression,
        Map<String, String> responseParameters,
        Map<String, String> responseTemplates) {

    public PropertyDefaults {
        responseParameters = Collections.unmodifiableMap(new TreeMap<>(responseParameters));
        responseTemplates = Collections.unmodifiableMap(new TreeMap<>(responseTemplates));
    }

    /** What is not set stays unset. */
    public static PropertyDefaults none() {
        return new PropertyDefaults(Optional.empty(), Optional.empty(), Map.of(), Map.of());
    }

    StoredIntegrationResponse applyTo(StoredIntegrationResponse response) {
        return response.withContentHandlingStrategy(
                        response.contentHandlingStrategy().or(() -> contentHandlingStrategy))
                .withTemplateSelectionExpression(
                        response.templateSelectionExpression().or(() -> templateSelectionExpression))
                .withResponseParameters(orDefault(response.responseParameters(), responseParameters))
                .withResponseTemplates(orDefault(response.responseTemplates(), responseTemplates));
    }

    private static Map<String, String> orDefault(Map<String, String> entries, Map<String, String> ordinary) {
        return entries.isEmpty() ? ordinary : entries;
    }
}
