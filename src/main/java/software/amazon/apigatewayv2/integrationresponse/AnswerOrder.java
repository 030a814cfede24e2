package software.amazon.apigatewayv2.integrationresponse;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The order of the entries of a model in an answer. The RPDK writes a model as JSON and reads it back before it answers, by
 * which the entries of its maps come into the order of their hashes (org.json.JSONObject). Here they come into that order
 * without the detour.
 */
final class AnswerOrder {

    private AnswerOrder() {}

    /**
     * The model as the RPDK would read it back.
     *
     * @return empty if a map holds what is not text, which may come back as something else
     */
    static Optional<ResourceModel> of(ResourceModel model) {
        boolean textOnly = Stream.of(model.getResponseParameters(), model.getResponseTemplates())
                .filter(Objects::nonNull)
                .flatMap(entries -> entries.values().stream())
                .allMatch(String.class::isInstance);
        if (!textOnly) {
            return Optional.empty();
        }
        return Optional.of(model.toBuilder()
                .responseParameters(hashed(model.getResponseParameters()))
                .responseTemplates(hashed(model.getResponseTemplates()))
                .build());
    }

    /**
     * One entry after the other, as they are read: a map that is made of another may have another size, and order. What is
     * absent stays absent, for an empty map would be answered.
     */
    private static Map<String, Object> hashed(Map<String, Object> entries) {
        if (entries == null) {
            return null;
        }
        Map<String, Object> hashed = new HashMap<>();
        entries.forEach(hashed::put);
        return hashed;
    }
}
