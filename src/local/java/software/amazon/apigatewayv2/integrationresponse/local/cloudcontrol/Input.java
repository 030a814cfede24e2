package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The input of a call, held to the limits of the service model. A member that breaks one is a ValidationException. */
record Input(ObjectNode document) {
    private static final Limit TYPE_NAME =
            new Limit(10, 196, Pattern.compile("[A-Za-z0-9]{2,64}::[A-Za-z0-9]{2,64}::[A-Za-z0-9]{2,64}"));
    private static final Limit IDENTIFIER = new Limit(1, 1024, Pattern.compile(".+"));
    private static final Limit TOKEN = new Limit(1, 128, Pattern.compile("[-A-Za-z0-9+/=]+"));
    private static final Limit NEXT_TOKEN = new Limit(1, 2048, Pattern.compile("[-A-Za-z0-9+/=]+"));
    private static final Limit HANDLER_NEXT_TOKEN = new Limit(1, 4096, Pattern.compile(".+"));
    private static final Limit PROPERTIES = new Limit(1, 262_144, Pattern.compile("[\\s\\S]*"));
    private static final int MAX_RESULTS = 100;

    private record Limit(int shortest, int longest, Pattern pattern) {}

    /** Returns the input for comparison: JSON in a string counts by its content, not by order or white space. */
    ObjectNode content() {
        ObjectNode content = document.deepCopy();
        List.of("DesiredState", "PatchDocument").forEach(member -> CloudControlJson.string(document, member)
                .flatMap(CloudControlJson::parse)
                .ifPresent(said -> content.set(member, said)));
        return content;
    }

    String typeName() {
        return required("TypeName", TYPE_NAME);
    }

    String identifier() {
        return required("Identifier", IDENTIFIER);
    }

    String requestToken() {
        return required("RequestToken", TOKEN);
    }

    Optional<String> clientToken() {
        return optional("ClientToken", TOKEN);
    }

    String patchDocument() {
        return required("PatchDocument", PROPERTIES);
    }

    ObjectNode desiredState() {
        return model("DesiredState", required("DesiredState", PROPERTIES));
    }

    /** Returns the model that says what to list, or an empty one. */
    ObjectNode resourceModel() {
        return optional("ResourceModel", PROPERTIES)
                .map(text -> model("ResourceModel", text))
                .orElseGet(CloudControlJson::object);
    }

    Optional<String> nextToken() {
        return optional("NextToken", NEXT_TOKEN);
    }

    Optional<String> handlerNextToken() {
        return optional("NextToken", HANDLER_NEXT_TOKEN);
    }

    Optional<Integer> maxResults() {
        return CloudControlJson.member(document, "MaxResults").map(value -> {
            if (!value.isInt()) {
                throw unreadable("MaxResults", "a whole number");
            }
            if (value.intValue() < 1 || value.intValue() > MAX_RESULTS) {
                throw broken(
                        "MaxResults",
                        value.asText(),
                        value.intValue() < 1
                                ? "Member must have value greater than or equal to 1"
                                : "Member must have value less than or equal to " + MAX_RESULTS);
            }
            return value.intValue();
        });
    }

    /** Returns the words of a list in ResourceRequestStatusFilter. */
    Set<String> filter(String list) {
        Set<String> words = new TreeSet<>();
        CloudControlJson.object(document, "ResourceRequestStatusFilter")
                .flatMap(filter -> CloudControlJson.member(filter, list))
                .ifPresent(values -> values.forEach(value -> words.add(value.asText())));
        return words;
    }

    private String required(String member, Limit limit) {
        return optional(member, limit)
                .orElseThrow(() -> CloudControlException.invalid(
                        "1 validation error detected: Value null at '%s' failed to satisfy constraint: Member must not be null"
                                .formatted(lowerCamel(member))));
    }

    private Optional<String> optional(String member, Limit limit) {
        return CloudControlJson.member(document, member).map(value -> within(member, value, limit));
    }

    private static String within(String member, JsonNode value, Limit limit) {
        if (!value.isTextual()) {
            throw unreadable(member, "a string");
        }
        String text = value.textValue();
        if (text.length() < limit.shortest()) {
            throw broken(member, text, "Member must have length greater than or equal to " + limit.shortest());
        }
        if (text.length() > limit.longest()) {
            throw broken(member, "...", "Member must have length less than or equal to " + limit.longest());
        }
        if (!limit.pattern().matcher(text).matches()) {
            throw broken(member, text, "Member must satisfy regular expression pattern: " + limit.pattern());
        }
        return text;
    }

    private static ObjectNode model(String member, String text) {
        return CloudControlJson.parseObject(text)
                .orElseThrow(() -> new CloudControlException(
                        ErrorCode.InvalidRequestException, member + " is not a JSON object in a string"));
    }

    private static CloudControlException broken(String member, String value, String constraint) {
        return CloudControlException.invalid(
                "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: %s"
                        .formatted(value, lowerCamel(member), constraint));
    }

    private static CloudControlException unreadable(String member, String wanted) {
        return new CloudControlException(ErrorCode.SerializationException, member + " is not " + wanted);
    }

    /** Names a member in lower camel case, as messages of AWS services do. */
    private static String lowerCamel(String member) {
        return member.substring(0, 1).toLowerCase(Locale.ROOT) + member.substring(1);
    }
}
