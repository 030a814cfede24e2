package software.amazon.apigatewayv2.integrationresponse.service;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.apigatewayv2.integrationresponse.state.Held;
import software.amazon.apigatewayv2.integrationresponse.state.Integration;
import software.amazon.apigatewayv2.integrationresponse.state.IntegrationResponse;

/**
 * The members of an answer, by their names in the service model. The answers of Create, Get and Update and the items of a
 * list carry the same members in four classes without a common type; this is what they share.
 */
@FunctionalInterface
interface AnsweredMembers {

    <T> Optional<T> get(String name, Class<T> type);

    /** Reads an integration response; empty if its identifier or its key is missing, which makes an answer unreadable. */
    static Optional<Held> held(Integration integration, AnsweredMembers members) {
        return members.text("IntegrationResponseId").flatMap(id -> members.text("IntegrationResponseKey")
                .map(key -> new Held(
                        integration.response(id),
                        new IntegrationResponse(
                                key,
                                members.text("ContentHandlingStrategy"),
                                members.text("TemplateSelectionExpression"),
                                members.map("ResponseParameters"),
                                members.map("ResponseTemplates")))));
    }

    private Optional<String> text(String name) {
        return get(name, String.class);
    }

    /** An entry whose value is null counts as absent: the service has nothing to say there. */
    private Map<String, String> map(String name) {
        Map<String, String> entries = new HashMap<>();
        get(name, Object.class).ifPresent(value -> ((Map<?, ?>) value).forEach((key, text) -> {
            if (text != null) {
                entries.put(String.valueOf(key), String.valueOf(text));
            }
        }));
        return entries;
    }
}
