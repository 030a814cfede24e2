package software.amazon.apigatewayv2.integrationresponse.local.runner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.PrintWriter;
import java.util.List;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceCall;

/** Shows a person what goes in, what comes out, and what the service was asked. Long texts are cut, secrets left out. */
final class Transcript {
    private static final int LONGEST_TEXT = 60;
    private static final int LONGEST_LIST = 5;

    private final PrintWriter out;

    Transcript(PrintWriter out) {
        this.out = out;
    }

    void title(String text) {
        line(text);
    }

    void heading(String text) {
        line("");
        line(text);
    }

    void request(Event event) {
        String again = event.document().path("callbackContext").isMissingNode()
                        || event.document().path("callbackContext").isNull()
                ? ""
                : " called back with " + shortened(event.document().get("callbackContext"));
        line("  request  " + event.action() + " " + shortened(event.desiredState()) + again);
    }

    void calls(List<ServiceCall> calls) {
        calls.forEach(call -> line("  service  %s %s %s".formatted(call.method(), call.path(), outcome(call))));
    }

    void answer(JsonNode answer) {
        StringBuilder text =
                new StringBuilder("  answer   ").append(answer.path("status").asText());
        for (String member :
                List.of("errorCode", "message", "callbackDelaySeconds", "resourceModel", "resourceModels")) {
            JsonNode value = answer.path(member);
            if (saysSomething(value)) {
                text.append(value.isContainerNode() ? " " + shortened(value) : " " + member + " " + value.asText());
            }
        }
        line(text.toString());
    }

    void summary(String text) {
        line("");
        line(text);
    }

    private static boolean saysSomething(JsonNode value) {
        return !value.isMissingNode() && !value.isNull() && !(value.isNumber() && value.asInt() == 0);
    }

    private static String outcome(ServiceCall call) {
        return call.status() == ServiceCall.NO_ANSWER ? "no answer" : Integer.toString(call.status());
    }

    private static JsonNode shortened(JsonNode value) {
        if (value.isTextual() && value.textValue().length() > LONGEST_TEXT) {
            return TextNode.valueOf(value.textValue().substring(0, LONGEST_TEXT) + "…");
        }
        if (value instanceof ObjectNode object) {
            ObjectNode copy = object.objectNode();
            object.properties().forEach(entry -> copy.set(entry.getKey(), shortened(entry.getValue())));
            return copy;
        }
        if (value instanceof ArrayNode array) {
            ArrayNode copy = array.arrayNode();
            array.forEach(element -> {
                if (copy.size() < LONGEST_LIST) {
                    copy.add(shortened(element));
                }
            });
            return array.size() > LONGEST_LIST ? copy.add("… " + (array.size() - LONGEST_LIST) + " more") : copy;
        }
        return value;
    }

    private void line(String text) {
        out.println(text);
        out.flush();
    }
}
