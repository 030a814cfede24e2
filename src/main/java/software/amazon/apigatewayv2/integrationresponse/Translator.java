package software.amazon.apigatewayv2.integrationresponse;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.apigatewayv2.integrationresponse.state.ActualResource;
import software.amazon.apigatewayv2.integrationresponse.state.Identifier;
import software.amazon.apigatewayv2.integrationresponse.state.Integration;
import software.amazon.apigatewayv2.integrationresponse.state.IntegrationResponse;

/** Between CloudFormation's resource model and the values that the rest of the provider works with. */
final class Translator {

    private Translator() {}

    static Integration integration(ResourceModel model) {
        return new Integration(model.getApiId(), model.getIntegrationId());
    }

    static Identifier identifier(ResourceModel model) {
        return integration(model).response(model.getIntegrationResponseId());
    }

    /**
     * The state that a model describes. A previous model is not checked as a desired one is, so whatever it holds becomes
     * text.
     */
    static IntegrationResponse state(ResourceModel model) {
        return new IntegrationResponse(
                Optional.ofNullable(model.getIntegrationResponseKey()).orElse(""),
                Optional.ofNullable(model.getContentHandlingStrategy()),
                Optional.ofNullable(model.getTemplateSelectionExpression()),
                entries(model.getResponseParameters()),
                entries(model.getResponseTemplates()));
    }

    /** What the service holds, as a model: a property that it does not hold is absent. */
    static ResourceModel model(ActualResource actual) {
        Identifier identifier = actual.identifier();
        IntegrationResponse state = actual.state();
        return ResourceModel.builder()
                .apiId(identifier.integration().apiId())
                .integrationId(identifier.integration().integrationId())
                .integrationResponseId(identifier.integrationResponseId())
                .integrationResponseKey(state.key())
                .contentHandlingStrategy(state.contentHandlingStrategy().orElse(null))
                .templateSelectionExpression(state.templateSelectionExpression().orElse(null))
                .responseParameters(entriesOrAbsent(state.responseParameters()))
                .responseTemplates(entriesOrAbsent(state.responseTemplates()))
                .build();
    }

    private static Map<String, String> entries(Map<String, Object> entries) {
        Map<String, String> texts = new HashMap<>();
        if (entries != null) {
            entries.forEach((key, value) -> texts.put(key, String.valueOf(value)));
        }
        return texts;
    }

    /** In order of the keys, so that the same state is the same model in every process. */
    private static Map<String, Object> entriesOrAbsent(Map<String, String> entries) {
        return entries.isEmpty() ? null : Collections.unmodifiableMap(new TreeMap<>(entries));
    }
}
