package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * A member of an integration response that a client can send: the one declaration of its limits (service model) and of
 * what an empty value in an update does. Its value is a map of entries; a text is one entry named {@link #TEXT}.
 */
public enum Member {
    INTEGRATION_RESPONSE_KEY("integrationResponseKey", Kind.TEXT, Member::requireKey, behaviour -> Empty.CHECKED),
    CONTENT_HANDLING_STRATEGY(
            "contentHandlingStrategy",
            Kind.CHOICE,
            Member::requireStrategy,
            behaviour -> switch (behaviour.emptyStrategy()) {
                case CLEARS -> Empty.REMOVES;
                case REFUSED -> Empty.CHECKED;
                case IGNORED -> Empty.IGNORED;
            }),
    TEMPLATE_SELECTION_EXPRESSION(
            "templateSelectionExpression", Kind.TEXT, (name, value) -> {}, behaviour -> Empty.REMOVES),
    RESPONSE_PARAMETERS(
            "responseParameters", Kind.MAP, Member::requireParameter, behaviour -> switch (behaviour.emptyParameter()) {
                case REMOVES -> Empty.REMOVES;
                case REFUSED -> Empty.CHECKED;
                case KEPT -> Empty.KEPT;
            }),
    RESPONSE_TEMPLATES(
            "responseTemplates", Kind.MAP, Member::requireTemplate, behaviour -> switch (behaviour.emptyTemplate()) {
                case REMOVES -> Empty.REMOVES;
                case KEPT -> Empty.KEPT;
            });

    /** The name of the one entry of a text. */
    static final String TEXT = "";

    private static final Set<String> STRATEGIES = Set.of("CONVERT_TO_BINARY", "CONVERT_TO_TEXT");
    private static final int MAX_PARAMETER = 512;
    private static final int MAX_TEMPLATE = 32_768;

    private final String jsonName;
    private final Kind kind;
    private final BiConsumer<String, String> limits;
    private final Function<ServiceBehaviour, Empty> empty;

    Member(String jsonName, Kind kind, BiConsumer<String, String> limits, Function<ServiceBehaviour, Empty> empty) {
        this.jsonName = jsonName;
        this.kind = kind;
        this.limits = limits;
        this.empty = empty;
    }

    /** The name in requests and responses. */
    String jsonName() {
        return jsonName;
    }

    /** The name in a template. */
    public String propertyName() {
        return Character.toUpperCase(jsonName.charAt(0)) + jsonName.substring(1);
    }

    /** Whether entries have names of their own. */
    public boolean isMap() {
        return kind == Kind.MAP;
    }

    /** Whether a response may show that it is not set. For a choice "" is none of its values. */
    boolean isShownUnset() {
        return kind != Kind.CHOICE;
    }

    /** What "" does in an update. */
    Empty empty(ServiceBehaviour behaviour) {
        return empty.apply(behaviour);
    }

    /** The entries of each member that a body gives. */
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

    /** Refuses a value that the service model does not allow. */
    void check(String entry, String value) {
        limits.accept(entry, value);
    }

    private static void requireKey(String entry, String key) {
        if (key.isEmpty()) {
            throw ServiceRefusal.badRequest("IntegrationResponseKey must not be empty");
        }
    }

    private static void requireStrategy(String entry, String strategy) {
        if (!STRATEGIES.contains(strategy)) {
            throw ServiceRefusal.badRequest("ContentHandlingStrategy is one of CONVERT_TO_BINARY, CONVERT_TO_TEXT");
        }
    }

    private static void requireParameter(String name, String value) {
        int length = value.codePointCount(0, value.length());
        if (length < 1 || length > MAX_PARAMETER) {
            throw ServiceRefusal.badRequest(
                    "The value of response parameter " + name + " has 1 to " + MAX_PARAMETER + " characters");
        }
    }

    private static void requireTemplate(String name, String value) {
        if (value.codePointCount(0, value.length()) > MAX_TEMPLATE) {
            throw ServiceRefusal.badRequest(
                    "The response template for " + name + " has at most " + MAX_TEMPLATE + " characters");
        }
    }

    /** What a member consists of. */
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
        /** It has to keep the limits, as any other value. */
        CHECKED
    }
}
