package software.amazon.apigatewayv2.integrationresponse;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Two values of each property that a template can change: the one declaration from which tests make full models. */
public enum SampleValues {
    INTEGRATION_RESPONSE_KEY("IntegrationResponseKey", "$default", "/5/"),
    CONTENT_HANDLING_STRATEGY("ContentHandlingStrategy", "CONVERT_TO_TEXT", "CONVERT_TO_BINARY"),
    TEMPLATE_SELECTION_EXPRESSION("TemplateSelectionExpression", "${request.body.x}", "${request.body.y}"),
    RESPONSE_PARAMETERS(
            "ResponseParameters",
            Map.of("method.response.header.a", "'1'", "method.response.header.b", "'2'"),
            Map.of("method.response.header.b", "'3'")),
    RESPONSE_TEMPLATES(
            "ResponseTemplates", Map.of("application/json", "{}", "text/plain", "x"), Map.of("text/plain", "y"));

    private final String property;
    private final Object one;
    private final Object other;

    SampleValues(String property, Object one, Object other) {
        this.property = property;
        this.one = one;
        this.other = other;
    }

    /** The first value of each property by its name. */
    public static Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        for (SampleValues sample : values()) {
            all.put(sample.property, sample.one);
        }
        return Collections.unmodifiableMap(all);
    }

    /** The second value of each property by its name. */
    public static Map<String, Object> others() {
        Map<String, Object> others = new LinkedHashMap<>();
        for (SampleValues sample : values()) {
            others.put(sample.property, sample.other);
        }
        return Collections.unmodifiableMap(others);
    }
}
