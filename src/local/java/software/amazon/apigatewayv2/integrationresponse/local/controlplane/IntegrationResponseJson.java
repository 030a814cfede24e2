package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour.EmptyMembers;

/** An integration response as a response shows it. */
record IntegrationResponseJson(ServiceBehaviour behaviour) {

    ObjectNode write(StoredIntegrationResponse response) {
        ObjectNode document = RequestJson.object().put("integrationResponseId", response.id());
        for (Member member : Member.values()) {
            Map<String, String> entries = response.entries(member);
            boolean shown = !entries.isEmpty()
                    || member.isShownUnset() && behaviour.emptyMembers() == EmptyMembers.WRITTEN
                    || member.isMap() && behaviour.nullEntries();
            if (shown && member.isMap()) {
                ObjectNode map = document.putObject(member.jsonName());
                entries.forEach(map::put);
                if (behaviour.nullEntries()) {
                    map.putNull(ServiceBehaviour.NULL_ENTRY);
                }
            } else if (shown) {
                document.put(member.jsonName(), response.text(member).orElse(""));
            }
        }
        return document;
    }
}
