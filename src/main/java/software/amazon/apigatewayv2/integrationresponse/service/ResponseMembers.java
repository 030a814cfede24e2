package software.amazon.apigatewayv2.integrationresponse.service;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.apigatewayv2.integrationresponse.state.ActualResource;
import software.amazon.apigatewayv2.integrationresponse.state.Integration;
import software.amazon.apigatewayv2.integrationresponse.state.IntegrationResponse;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationResponseResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationResponseResponse;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateIntegrationResponseResponse;

/**
 * The members of a response as the SDK gives them: null, or a map without entries, where the service sent none. The
 * responses of Create, Get and Update and the items of a list carry the same members in four classes that share no type;
 * each is read once here, so that a member which one of them lacks does not compile.
 */
record ResponseMembers(
        String id,
        String key,
        String contentHandlingStrategy,
        String templateSelectionExpression,
        Map<String, String> responseParameters,
        Map<String, String> responseTemplates) {

    static ResponseMembers of(CreateIntegrationResponseResponse response) {
        return new ResponseMembers(
                response.integrationResponseId(),
                response.integrationResponseKey(),
                response.contentHandlingStrategyAsString(),
                response.templateSelectionExpression(),
                response.responseParameters(),
                response.responseTemplates());
    }

    static ResponseMembers of(GetIntegrationResponseResponse response) {
        return new ResponseMembers(
                response.integrationResponseId(),
                response.integrationResponseKey(),
                response.contentHandlingStrategyAsString(),
                response.templateSelectionExpression(),
                response.responseParameters(),
                response.responseTemplates());
    }

    static ResponseMembers of(UpdateIntegrationResponseResponse response) {
        return new ResponseMembers(
                response.integrationResponseId(),
                response.integrationResponseKey(),
                response.contentHandlingStrategyAsString(),
                response.templateSelectionExpression(),
                response.responseParameters(),
                response.responseTemplates());
    }

    static ResponseMembers of(software.amazon.awssdk.services.apigatewayv2.model.IntegrationResponse item) {
        return new ResponseMembers(
                item.integrationResponseId(),
                item.integrationResponseKey(),
                item.contentHandlingStrategyAsString(),
                item.templateSelectionExpression(),
                item.responseParameters(),
                item.responseTemplates());
    }

    /** The integration response; empty if its identifier or its key is missing, which makes a response unreadable. */
    Optional<ActualResource> resource(Integration integration) {
        if (id == null || key == null) {
            return Optional.empty();
        }
        return Optional.of(new ActualResource(
                integration.response(id),
                new IntegrationResponse(
                        key,
                        Optional.ofNullable(contentHandlingStrategy),
                        Optional.ofNullable(templateSelectionExpression),
                        withoutNulls(responseParameters),
                        withoutNulls(responseTemplates))));
    }

    /** An entry whose value is null counts as absent: the service has nothing to say there. */
    private static Map<String, String> withoutNulls(Map<String, String> entries) {
        Map<String, String> said = new HashMap<>();
        entries.forEach((name, text) -> {
            if (text != null) {
                said.put(name, text);
            }
        });
        return said;
    }
}
