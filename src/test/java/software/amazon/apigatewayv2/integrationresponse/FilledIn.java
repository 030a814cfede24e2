package software.amazon.apigatewayv2.integrationresponse;

import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Member;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.PropertyDefaults;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour;

/** A property that the service fills in. */
enum FilledIn {
    STRATEGY(
            "ContentHandlingStrategy",
            PropertyDefaults.none().with(Member.CONTENT_HANDLING_STRATEGY, "CONVERT_TO_TEXT"),
            model ->
                    model.toBuilder().contentHandlingStrategy("CONVERT_TO_TEXT").build(),
            model -> model.toBuilder().contentHandlingStrategy(null).build()),
    EXPRESSION(
            "TemplateSelectionExpression",
            PropertyDefaults.none().with(Member.TEMPLATE_SELECTION_EXPRESSION, "${request.body.x}"),
            model -> model.toBuilder()
                    .templateSelectionExpression("${request.body.x}")
                    .build(),
            model -> model.toBuilder().templateSelectionExpression(null).build()),
    PARAMETERS(
            "ResponseParameters",
            PropertyDefaults.none().with(Member.RESPONSE_PARAMETERS, Map.of("a", "'1'")),
            model -> model.toBuilder().responseParameters(Map.of("a", "'1'")).build(),
            model -> model.toBuilder().responseParameters(null).build()),
    TEMPLATES(
            "ResponseTemplates",
            PropertyDefaults.none().with(Member.RESPONSE_TEMPLATES, Map.of("t", "x", "u", "y")),
            model -> model.toBuilder()
                    .responseTemplates(Map.of("t", "x", "u", "y"))
                    .build(),
            model -> model.toBuilder().responseTemplates(null).build());

    private final String property;
    private final PropertyDefaults defaults;
    private final UnaryOperator<ResourceModel> put;
    private final UnaryOperator<ResourceModel> take;

    FilledIn(
            String property,
            PropertyDefaults defaults,
            UnaryOperator<ResourceModel> put,
            UnaryOperator<ResourceModel> take) {
        this.property = property;
        this.defaults = defaults;
        this.put = put;
        this.take = take;
    }

    /** The name of the property. */
    String property() {
        return property;
    }

    ServiceBehaviour behaviour() {
        return ServiceBehaviour.ordinary().withDefaults(defaults);
    }

    ResourceModel in(ResourceModel model) {
        return put.apply(model);
    }

    ResourceModel takenFrom(ResourceModel model) {
        return take.apply(model);
    }
}
