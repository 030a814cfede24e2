package software.amazon.apigatewayv2.integrationresponse;

import java.util.Map;

/** Models that have every property that a template may give, both maps with two entries. */
final class FullModel {

    private FullModel() {}

    static ResourceModel at(HandlerHarness harness) {
        return harness.model("$default").toBuilder()
                .contentHandlingStrategy("CONVERT_TO_TEXT")
                .templateSelectionExpression("${request.body.x}")
                .responseParameters(Map.of("method.response.header.a", "'1'", "method.response.header.b", "'2'"))
                .responseTemplates(Map.of("application/json", "{}", "text/plain", "x"))
                .build();
    }

    /** Another value of each that can be updated. */
    static ResourceModel otherAt(HandlerHarness harness) {
        return harness.model("/5/").toBuilder()
                .contentHandlingStrategy("CONVERT_TO_BINARY")
                .templateSelectionExpression("${request.body.y}")
                .responseParameters(Map.of("method.response.header.b", "'3'"))
                .responseTemplates(Map.of("text/plain", "y"))
                .build();
    }
}
