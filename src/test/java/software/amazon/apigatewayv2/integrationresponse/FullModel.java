package software.amazon.apigatewayv2.integrationresponse;

import java.util.Map;

/** Models that have every property that a template may give, both maps with two entries. */
final class FullModel {

    private FullModel() {}

    static ResourceModel at(Desk desk) {
        return desk.model("$default").toBuilder()
                .contentHandlingStrategy("CONVERT_TO_TEXT")
                .templateSelectionExpression("${request.body.x}")
                .responseParameters(Map.of("method.response.header.a", "'1'", "method.response.header.b", "'2'"))
                .responseTemplates(Map.of("application/json", "{}", "text/plain", "x"))
                .build();
    }

    /** Another value of each that can be updated. */
    static ResourceModel otherAt(Desk desk) {
        return desk.model("/5/").toBuilder()
                .contentHandlingStrategy("CONVERT_TO_BINARY")
                .templateSelectionExpression("${request.body.y}")
                .responseParameters(Map.of("method.response.header.b", "'3'"))
                .responseTemplates(Map.of("text/plain", "y"))
                .build();
    }
}
