package software.amazon.apigatewayv2.integrationresponse.local.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** An event for a person to see: whatever it holds of credentials is replaced by a word, whoever's they are. */
public final class WithoutCredentials {
    private static final String LEFT_OUT = "(left out)";

    private WithoutCredentials() {}

    /** A copy of the event. */
    public static JsonNode of(JsonNode event) {
        JsonNode copy = event.deepCopy();
        leaveOut(copy);
        return copy;
    }

    private static void leaveOut(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> {
                if (member.getKey().toLowerCase(Locale.ROOT).endsWith("credentials")) {
                    member.setValue(object.textNode(LEFT_OUT));
                } else {
                    leaveOut(member.getValue());
                }
            });
        } else if (node instanceof ArrayNode array) {
            array.forEach(WithoutCredentials::leaveOut);
        }
    }
}
