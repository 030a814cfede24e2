package software.amazon.apigatewayv2.integrationresponse.state;

import java.util.Map;
import java.util.Optional;

/**
 * What an integration response is, without its identifier: as a template asks for it, or as API Gateway holds it.
 *
 * <p>There is one value for "not set": an empty expression equals an absent one, and an empty map an absent map, because
 * API Gateway answers sometimes the one and sometimes the other. An empty <em>template</em> is something else: a legal
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
}
