package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * Updates any resource but integration responses. What is not sent stays; "" clears a string. Maps are merged, and ""
 * removes a key: seen of RequestParameters and StageVariables (cdkd #1160), not published for other maps.
 */
record DocumentPatch(ObjectNode sent) {
    private static final Set<String> MAPS = Set.of(
            "requestModels",
            "requestParameters",
            "requestTemplates",
            "responseModels",
            "responseParameters",
            "stageVariables");

    ObjectNode applyTo(ObjectNode held) {
        ObjectNode patched = held.deepCopy();
        sent.properties().iterator().forEachRemaining(member -> {
            if (MAPS.contains(member.getKey()) && member.getValue() instanceof ObjectNode entries) {
                ObjectNode map = patched.withObjectProperty(member.getKey());
                entries.properties().iterator().forEachRemaining(entry -> set(map, entry.getKey(), entry.getValue()));
                if (map.isEmpty()) {
                    patched.remove(member.getKey());
                }
            } else if (!member.getValue().isNull()) {
                set(patched, member.getKey(), member.getValue());
            }
        });
        return patched;
    }

    private static void set(ObjectNode document, String member, JsonNode value) {
        if (value.isTextual() && value.textValue().isEmpty()) {
            document.remove(member);
        } else {
            document.set(member, value);
        }
    }
}
