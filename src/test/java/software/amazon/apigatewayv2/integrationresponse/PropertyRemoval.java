package software.amazon.apigatewayv2.integrationresponse;

import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.EmptyParameter;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.EmptyStrategy;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.EmptyTemplate;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.Maps;

/** What is taken out of a model that has every property, both maps with two entries. */
enum PropertyRemoval {
    ONE_PARAMETER(
            "ResponseParameters[\"method.response.header.a\"]",
            model -> model.toBuilder()
                    .responseParameters(Map.of("method.response.header.b", "'2'"))
                    .build(),
            PropertyRemoval::canRemoveParameters),
    ALL_PARAMETERS(
            "ResponseParameters[\"method.response.header.a\"]",
            model -> model.toBuilder().responseParameters(null).build(),
            PropertyRemoval::canRemoveParameters),
    ONE_TEMPLATE(
            "ResponseTemplates[\"text/plain\"]",
            model -> model.toBuilder()
                    .responseTemplates(Map.of("application/json", "{}"))
                    .build(),
            PropertyRemoval::canRemoveTemplates),
    ALL_TEMPLATES(
            "ResponseTemplates[\"text/plain\"]",
            model -> model.toBuilder().responseTemplates(null).build(),
            PropertyRemoval::canRemoveTemplates),
    EMPTY_MAPS(
            "[\"",
            model -> model.toBuilder()
                    .responseParameters(Map.of())
                    .responseTemplates(Map.of())
                    .build(),
            behaviour -> canRemoveParameters(behaviour) && canRemoveTemplates(behaviour)),
    EXPRESSION(
            "TemplateSelectionExpression",
            model -> model.toBuilder().templateSelectionExpression(null).build(),
            behaviour -> true),
    STRATEGY(
            "ContentHandlingStrategy",
            model -> model.toBuilder().contentHandlingStrategy(null).build(),
            PropertyRemoval::canRemoveStrategy),
    EVERYTHING(
            "",
            model -> ResourceModel.builder()
                    .apiId(model.getApiId())
                    .integrationId(model.getIntegrationId())
                    .integrationResponseId(model.getIntegrationResponseId())
                    .integrationResponseKey(model.getIntegrationResponseKey())
                    .build(),
            behaviour ->
                    canRemoveParameters(behaviour) && canRemoveTemplates(behaviour) && canRemoveStrategy(behaviour));

    private final String named;
    private final UnaryOperator<ResourceModel> removal;
    private final Predicate<ServiceBehaviour> possible;

    PropertyRemoval(String named, UnaryOperator<ResourceModel> removal, Predicate<ServiceBehaviour> possible) {
        this.named = named;
        this.removal = removal;
        this.possible = possible;
    }

    /** What the message has to name where it cannot be removed. */
    String named() {
        return named;
    }

    ResourceModel from(ResourceModel model) {
        return removal.apply(model);
    }

    boolean isPossible(ServiceBehaviour behaviour) {
        return possible.test(behaviour);
    }

    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static boolean canRemoveParameters(ServiceBehaviour behaviour) {
        return behaviour.maps() == Maps.REPLACED || behaviour.emptyParameter() == EmptyParameter.REMOVES;
    }

    private static boolean canRemoveTemplates(ServiceBehaviour behaviour) {
        return behaviour.maps() == Maps.REPLACED || behaviour.emptyTemplate() == EmptyTemplate.REMOVES;
    }

    private static boolean canRemoveStrategy(ServiceBehaviour behaviour) {
        return behaviour.emptyStrategy() == EmptyStrategy.CLEARS;
    }
}
