package software.amazon.apigatewayv2.integrationresponse;

import java.util.Map;
import java.util.TreeMap;

/** Two values of each property that a template can change, by its name: tests make full models of them. */
public final class SampleValues {

    private SampleValues() {}

    public static Map<String, Object> all() {
        return new TreeMap<>(Map.of(
                "IntegrationResponseKey", "$default",
                "ContentHandlingStrategy", "CONVERT_TO_TEXT",
                "TemplateSelectionExpression", "${request.body.x}",
                "ResponseParameters", Map.of("method.response.header.a", "'1'", "method.response.header.b", "'2'"),
                "ResponseTemplates", Map.of("application/json", "{}", "text/plain", "x")));
    }

    public static Map<String, Object> others() {
        return new TreeMap<>(Map.of(
                "IntegrationResponseKey", "/5/",
                "ContentHandlingStrategy", "CONVERT_TO_BINARY",
                "TemplateSelectionExpression", "${request.body.y}",
                "ResponseParameters", Map.of("method.response.header.b", "'3'"),
                "ResponseTemplates", Map.of("text/plain", "y")));
    }
}
