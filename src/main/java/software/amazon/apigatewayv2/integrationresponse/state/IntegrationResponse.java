package software.amazon.apigatewayv2.integrationresponse.state;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an integration response is, without its identifier: as a template asks for it, or as API Gateway holds it.
 *
 * <p>There is one value for "not set": an empty expression equals an absent one, and an empty map an absent map, because
 * API Gateway returns sometimes the one and sometimes the other. An empty <em>template</em> is something else: a legal
 * body (the service model allows 0 to 32,768 characters), so it is kept.
 */
public record IntegrationResponse(
        String key,
        Optional<String> contentHandlingStrategy,
        Optional<String> templateSelectionExpression,
        Map<String, String> responseParameters,
        Map<String, String> responseTemplates) {

    public IntegrationResponse {
        contentHandlingStrategy = contentHandlingStrategy.filter(text -> !text.isEmpty());
        templateSelectionExpression = templateSelectionExpression.filter(text -> !text.isEmpty());
        responseParameters = Map.copyOf(responseParameters);
        responseTemplates = Map.copyOf(responseTemplates);
    }

    /** The names of the properties that this state says something about; "" and an empty map say nothing. */
    Set<String> namedProperties() {
        Set<String> named = new HashSet<>(Set.of("IntegrationResponseKey"));
        contentHandlingStrategy.ifPresent(strategy -> named.add("ContentHandlingStrategy"));
        templateSelectionExpression.ifPresent(expression -> named.add("TemplateSelectionExpression"));
        if (!responseParameters.isEmpty()) {
            named.add("ResponseParameters");
        }
        if (!responseTemplates.isEmpty()) {
            named.add("ResponseTemplates");
        }
        return named;
    }
}
