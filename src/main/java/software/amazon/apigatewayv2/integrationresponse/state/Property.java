package software.amazon.apigatewayv2.integrationresponse.state;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import lombok.experimental.Accessors;

/**
 * A property that a template can give and an update can change: the one declaration from which states, differences and
 * changes follow. The schema, {@code ResourceModel} and the members of the AWS SDK have the same name.
 */
@RequiredArgsConstructor
public enum Property {
    INTEGRATION_RESPONSE_KEY("IntegrationResponseKey", Kind.TEXT),
    CONTENT_HANDLING_STRATEGY("ContentHandlingStrategy", Kind.TEXT),
    TEMPLATE_SELECTION_EXPRESSION("TemplateSelectionExpression", Kind.TEXT),
    RESPONSE_PARAMETERS("ResponseParameters", Kind.MAP),
    RESPONSE_TEMPLATES("ResponseTemplates", Kind.MAP_OF_TEMPLATES);

    /** The name in the schema. */
    @Getter
    @Accessors(fluent = true)
    private final String propertyName;

    private final Kind kind;

    /** Whether the property has entries with names; otherwise it is one text. */
    public boolean isMap() {
        return kind != Kind.TEXT;
    }

    /** Whether the entries are templates: {@code ""} is a value of one, and messages show none: it may be private. */
    public boolean hasTemplates() {
        return kind == Kind.MAP_OF_TEMPLATES;
    }

    /** One text; a map, whose values are not empty; or a map of templates of 0 to 32,768 characters (service model). */
    private enum Kind {
        TEXT,
        MAP,
        MAP_OF_TEMPLATES
    }
}
