package software.amazon.apigatewayv2.integrationresponse.state;

/**
 * A property that a template can give and an update can change: the one declaration from which states, differences and
 * changes follow. The schema, {@code ResourceModel} and the members of the AWS SDK have the same name.
 */
public enum Property {
    INTEGRATION_RESPONSE_KEY("IntegrationResponseKey", Kind.TEXT),
    CONTENT_HANDLING_STRATEGY("ContentHandlingStrategy", Kind.TEXT),
    TEMPLATE_SELECTION_EXPRESSION("TemplateSelectionExpression", Kind.TEXT),
    RESPONSE_PARAMETERS("ResponseParameters", Kind.MAP),
    RESPONSE_TEMPLATES("ResponseTemplates", Kind.MAP_OF_TEMPLATES);

    private final String propertyName;
    private final Kind kind;

    Property(String propertyName, Kind kind) {
        this.propertyName = propertyName;
        this.kind = kind;
    }

    /** The name in the schema. */
    public String propertyName() {
        return propertyName;
    }

    /** Whether the property has entries with names; otherwise it is one text. */
    public boolean isMap() {
        return kind != Kind.TEXT;
    }

    /** Whether {@code ""} is a value of an entry. Otherwise it can only ask to remove one. */
    public boolean hasEmptyValues() {
        return kind == Kind.MAP_OF_TEMPLATES;
    }

    /** Whether messages may show a value; a template may be long or private. */
    boolean isShown() {
        return kind != Kind.MAP_OF_TEMPLATES;
    }

    /** What a property consists of. */
    private enum Kind {
        /** A text; {@code ""} is the same as none. */
        TEXT,
        /** Entries with values of at least one character (service model). */
        MAP,
        /** Entries with values of 0 to 32,768 characters (service model). */
        MAP_OF_TEMPLATES
    }
}
