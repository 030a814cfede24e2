package software.amazon.apigatewayv2.integrationresponse;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.apigatewayv2.integrationresponse.state.ActualResource;
import software.amazon.apigatewayv2.integrationresponse.state.Identifier;
import software.amazon.apigatewayv2.integrationresponse.state.Integration;
import software.amazon.apigatewayv2.integrationresponse.state.IntegrationResponse;
import software.amazon.apigatewayv2.integrationresponse.state.Property;

/** Between CloudFormation's resource model and the values that the rest of the provider works with. */
final class Translator {
    private Translator() {}

    static Identifier identifier(ResourceModel model) {
        return new Integration(model.getApiId(), model.getIntegrationId()).response(model.getIntegrationResponseId());
    }

    /** The entries that a model gives for a property; none where it does not have the property. */
    static Map<String, Object> given(ResourceModel model, Property property) {
        return switch (property) {
            case INTEGRATION_RESPONSE_KEY -> text(model.getIntegrationResponseKey());
            case CONTENT_HANDLING_STRATEGY -> text(model.getContentHandlingStrategy());
            case TEMPLATE_SELECTION_EXPRESSION -> text(model.getTemplateSelectionExpression());
            case RESPONSE_PARAMETERS ->
                Optional.ofNullable(model.getResponseParameters()).orElse(Map.of());
            case RESPONSE_TEMPLATES ->
                Optional.ofNullable(model.getResponseTemplates()).orElse(Map.of());
        };
    }

    private static Map<String, Object> text(String text) {
        return text == null ? Map.of() : Map.of(IntegrationResponse.TEXT, text);
    }

    /** The state of a model. In a map, a number or a Boolean is its text; any other value is left out. */
    static IntegrationResponse state(ResourceModel model) {
        return IntegrationResponse.of(property -> given(model, property).entrySet().stream()
                .filter(entry -> isScalar(entry.getValue()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().toString())));
    }

    /** Whether a value of a map can be read as a text. */
    static boolean isScalar(Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean;
    }

    /** What the service holds, as a model: an absent text stays absent, an absent map is empty, as in AWS's type. */
    static ResourceModel model(ActualResource actual) {
        return summary(actual).toBuilder()
                .contentHandlingStrategy(actual.state()
                        .entries(Property.CONTENT_HANDLING_STRATEGY)
                        .get(IntegrationResponse.TEXT))
                .templateSelectionExpression(actual.state()
                        .entries(Property.TEMPLATE_SELECTION_EXPRESSION)
                        .get(IntegrationResponse.TEXT))
                .responseParameters(Collections.unmodifiableMap(actual.state().entries(Property.RESPONSE_PARAMETERS)))
                .responseTemplates(Collections.unmodifiableMap(actual.state().entries(Property.RESPONSE_TEMPLATES)))
                .build();
    }

    /** The identifier and the key of what the service holds, as a model. */
    static ResourceModel summary(ActualResource actual) {
        return ResourceModel.builder()
                .apiId(actual.identifier().integration().apiId())
                .integrationId(actual.identifier().integration().integrationId())
                .integrationResponseId(actual.identifier().integrationResponseId())
                .integrationResponseKey(actual.state().key())
                .build();
    }
}
