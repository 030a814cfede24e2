package software.amazon.apigatewayv2.integrationresponse.state;

import java.util.Map;
import java.util.Optional;
import lombok.With;

/** A state in a row of data: what is not said is not set. */
@With
record Example(
        String key, String strategy, String expression, Map<String, String> parameters, Map<String, String> templates) {

    static final Example NOTHING = new Example("k", null, null, Map.of(), Map.of());

    static final Example EVERYTHING = new Example("k", "S", "E", Map.of("p", "1"), Map.of("t", "x"));

    static IntegrationResponse ofTemplates(Map<String, String> templates) {
        return NOTHING.withTemplates(templates).state();
    }

    static IntegrationResponse ofParameters(Map<String, String> parameters) {
        return NOTHING.withParameters(parameters).state();
    }

    IntegrationResponse state() {
        return new IntegrationResponse(
                key, Optional.ofNullable(strategy), Optional.ofNullable(expression), parameters, templates);
    }
}
