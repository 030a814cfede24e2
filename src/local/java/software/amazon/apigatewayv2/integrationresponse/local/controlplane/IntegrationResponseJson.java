package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.EmptyMembers;

/** An integration response as an answer shows it. A strategy that is not set is always left out: "" is none of them. */
record IntegrationResponseJson(ServiceBehaviour behaviour) {

    ObjectNode write(StoredIntegrationResponse response) {
        ObjectNode document = RequestJson.object()
                .put("integrationResponseId", response.id())
                .put("integrationResponseKey", response.key());
        response.contentHandlingStrategy().ifPresent(value -> document.put("contentHandlingStrategy", value));
        shown(response.templateSelectionExpression())
                .ifPresent(value -> document.put("templateSelectionExpression", value));
        write(document, "responseParameters", response.responseParameters());
        write(document, "responseTemplates", response.responseTemplates());
        return document;
    }

    private Optional<String> shown(Optional<String> expression) {
        return emptyMembersWritten() ? Optional.of(expression.orElse("")) : expression;
    }

    private void write(ObjectNode document, String member, Map<String, String> entries) {
        if (!entries.isEmpty() || emptyMembersWritten() || behaviour.nullEntries()) {
            ObjectNode map = document.putObject(member);
            entries.forEach(map::put);
            if (behaviour.nullEntries()) {
                map.putNull(ServiceBehaviour.NULL_ENTRY);
            }
        }
    }

    private boolean emptyMembersWritten() {
        return behaviour.emptyMembers() == EmptyMembers.WRITTEN;
    }
}
