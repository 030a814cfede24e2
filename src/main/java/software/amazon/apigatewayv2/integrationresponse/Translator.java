package software.amazon.apigatewayv2.integrationresponse;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.apigatewayv2.integrationresponse.ResourceModel.ResourceModelBuilder;
import software.amazon.apigatewayv2.integrationresponse.state.ActualResource;
import software.amazon.apigatewayv2.integrationresponse.state.Identifier;
import software.amazon.apigatewayv2.integrationresponse.state.Integration;
import software.amazon.apigatewayv2.integrationresponse.state.IntegrationResponse;
import software.amazon.apigatewayv2.integrationresponse.state.Property;

/** Between CloudFormation's resource model and the values that the rest of the provider works with. */
final class Translator {

    private static final Map<Property, Accessor> ACCESSORS = new EnumMap<>(Map.of(
            Property.INTEGRATION_RESPONSE_KEY,
            Accessor.text(ResourceModel::getIntegrationResponseKey, ResourceModelBuilder::integrationResponseKey),
            Property.CONTENT_HANDLING_STRATEGY,
            Accessor.text(ResourceModel::getContentHandlingStrategy, ResourceModelBuilder::contentHandlingStrategy),
            Property.TEMPLATE_SELECTION_EXPRESSION,
            Accessor.text(
                    ResourceModel::getTemplateSelectionExpression, ResourceModelBuilder::templateSelectionExpression),
            Property.RESPONSE_PARAMETERS,
            Accessor.map(ResourceModel::getResponseParameters, ResourceModelBuilder::responseParameters),
            Property.RESPONSE_TEMPLATES,
            Accessor.map(ResourceModel::getResponseTemplates, ResourceModelBuilder::responseTemplates)));

    private Translator() {}

    static Integration integration(ResourceModel model) {
        return new Integration(model.getApiId(), model.getIntegrationId());
    }

    static Identifier identifier(ResourceModel model) {
        return integration(model).response(model.getIntegrationResponseId());
    }

    /** The entries that a model gives for a property; none where it does not have the property. */
    static Map<String, Object> given(ResourceModel model, Property property) {
        return ACCESSORS.get(property).get.apply(model);
    }

    /**
     * The state that a model describes. A number or a Boolean in a map is its JSON text, as CloudFormation converts scalars. A
     * previous model is not checked as a desired one is, so anything else in a map counts as absent.
     */
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

    /** What the service holds, as a model: a text that it does not hold is absent, a map empty, as AWS's own type shows it. */
    static ResourceModel model(ActualResource actual) {
        ResourceModelBuilder model = summary(actual).toBuilder();
        ACCESSORS.forEach(
                (property, accessor) -> accessor.set.apply(model, actual.state().entries(property)));
        return model.build();
    }

    /** The identifier and the key of what the service holds, as a model. */
    static ResourceModel summary(ActualResource actual) {
        Identifier identifier = actual.identifier();
        return ResourceModel.builder()
                .apiId(identifier.integration().apiId())
                .integrationId(identifier.integration().integrationId())
                .integrationResponseId(identifier.integrationResponseId())
                .integrationResponseKey(actual.state().key())
                .build();
    }

    /** How a model has a property. */
    private record Accessor(
            Function<ResourceModel, Map<String, Object>> get,
            BiFunction<ResourceModelBuilder, SortedMap<String, String>, ResourceModelBuilder> set) {

        private static Accessor text(
                Function<ResourceModel, String> get,
                BiFunction<ResourceModelBuilder, String, ResourceModelBuilder> set) {
            return new Accessor(
                    model -> Optional.ofNullable(get.apply(model))
                            .<Map<String, Object>>map(text -> Map.of(IntegrationResponse.TEXT, text))
                            .orElse(Map.of()),
                    (builder, entries) -> set.apply(builder, entries.get(IntegrationResponse.TEXT)));
        }

        private static Accessor map(
                Function<ResourceModel, Map<String, Object>> get,
                BiFunction<ResourceModelBuilder, Map<String, Object>, ResourceModelBuilder> set) {
            return new Accessor(
                    model -> Optional.ofNullable(get.apply(model)).orElse(Map.of()),
                    (builder, entries) -> set.apply(builder, Collections.unmodifiableMap(entries)));
        }
    }
}
