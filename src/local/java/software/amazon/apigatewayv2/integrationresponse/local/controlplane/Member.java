package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A member of an integration response: its limits, from the service model, and what "" in an update does. Its value is
 * a map of entries; a text is one entry, named {@link #TEXT}.
 */
public enum Member {
    INTEGRATION_RESPONSE_KEY(
            "integrationResponseKey",
            Kind.TEXT,
            key -> !key.isEmpty(),
            "IntegrationResponseKey must not be empty",
            behaviour -> Empty.CHECKED),
    CONTENT_HANDLING_STRATEGY(
            "contentHandlingStrategy",
            Kind.CHOICE,
            Set.of("CONVERT_TO_BINARY", "CONVERT_TO_TEXT")::contains,
            "ContentHandlingStrategy is one of CONVERT_TO_BINARY, CONVERT_TO_TEXT",
            behaviour -> switch (behaviour.emptyStrategy()) {
                case CLEARS -> Empty.REMOVES;
                case REFUSED -> Empty.CHECKED;
                case IGNORED -> Empty.IGNORED;
            }),
    TEMPLATE_SELECTION_EXPRESSION(
            "templateSelectionExpression", Kind.TEXT, expression -> true, "", behaviour -> Empty.REMOVES),
    RESPONSE_PARAMETERS(
            "responseParameters",
            Kind.MAP,
            parameter -> !parameter.isEmpty() && parameter.codePointCount(0, parameter.length()) <= 512,
            "The value of response parameter %s has 1 to 512 characters",
            behaviour -> switch (behaviour.emptyParameter()) {
                case REMOVES -> Empty.REMOVES;
                case REFUSED -> Empty.CHECKED;
                case KEPT -> Empty.KEPT;
            }),
    RESPONSE_TEMPLATES(
            "responseTemplates",
            Kind.MAP,
            template -> template.codePointCount(0, template.length()) <= 32_768,
            "The response template for %s has at most 32768 characters",
            behaviour -> switch (behaviour.emptyTemplate()) {
                case REMOVES -> Empty.REMOVES;
                case KEPT -> Empty.KEPT;
            });

    static final String TEXT = "";

    private final String jsonName;
    private final Kind kind;
    private final Predicate<String> limit;
    private final String refusal;
    private final Function<ServiceBehaviour, Empty> empty;

    Member(
            String jsonName,
            Kind kind,
            Predicate<String> limit,
            String refusal,
            Function<ServiceBehaviour, Empty> empty) {
        this.jsonName = jsonName;
        this.kind = kind;
        this.limit = limit;
        this.refusal = refusal;
        this.empty = empty;
    }

    String jsonName() {
        return jsonName;
    }

    /** Returns the name in a template. */
    public String propertyName() {
        return Character.toUpperCase(jsonName.charAt(0)) + jsonName.substring(1);
    }

    public boolean isMap() {
        return kind == Kind.MAP;
    }

    /** Whether a response may show that it is unset. For a choice, "" is not a value. */
    boolean isShownUnset() {
        return kind != Kind.CHOICE;
    }

    Empty empty(ServiceBehaviour behaviour) {
        return empty.apply(behaviour);
    }

    static Map<Member, SortedMap<String, String>> readAll(ObjectNode body) {
        Map<Member, SortedMap<String, String>> given = new EnumMap<>(Member.class);
        for (Member member : values()) {
            (member.isMap()
                            ? RequestJson.strings(body, member.jsonName)
                            : RequestJson.string(body, member.jsonName).map(text -> new TreeMap<>(Map.of(TEXT, text))))
                    .ifPresent(entries -> given.put(member, entries));
        }
        return given;
    }

    void check(String entry, String value) {
        if (!limit.test(value)) {
            throw ServiceRefusal.badRequest(refusal.formatted(entry));
        }
    }

    private enum Kind {
        TEXT,
        CHOICE,
        MAP
    }

    /** What the value "" in an update does. */
    enum Empty {
        REMOVES,
        KEPT,
        IGNORED,
        /** It must keep the limits, like any other value. */
        CHECKED
    }
}
