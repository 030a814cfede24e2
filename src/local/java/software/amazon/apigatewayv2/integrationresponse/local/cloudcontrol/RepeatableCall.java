package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol.ResourceRequest.Operation;

/**
 * A call that may come again with the same client token. Calls are equal when they ask for the same: documents that come
 * as texts count by what they say, not by the order of their members or by white space.
 *
 * @param content the input, with the documents in the place of their texts
 */
record RepeatableCall(Operation operation, ObjectNode content) {
    private static final Set<String> DOCUMENTS = Set.of("DesiredState", "PatchDocument");

    static RepeatableCall of(Operation operation, Input input) {
        ObjectNode content = input.document().deepCopy();
        DOCUMENTS.forEach(member -> CloudControlJson.string(content, member)
                .flatMap(CloudControlJson::parse)
                .ifPresent(document -> content.set(member, document)));
        return new RepeatableCall(operation, content);
    }
}
