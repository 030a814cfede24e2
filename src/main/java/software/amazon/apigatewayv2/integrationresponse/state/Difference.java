package software.amazon.apigatewayv2.integrationresponse.state;

import java.util.Optional;

/**
 * One entry in which what API Gateway holds is not what was requested.
 *
 * @param entry the name of the entry; {@link IntegrationResponse#TEXT} if the property is a text
 * @param desired the value that was requested; empty if there should be none
 * @param actual the value that API Gateway holds; empty if there is none
 */
public record Difference(Property property, String entry, Optional<String> desired, Optional<String> actual) {

    /** The entry as messages name it, with a long name shortened. */
    public static String place(Property property, String entry) {
        return property.propertyName() + (property.isMap() ? "[\"" + ShortText.quoted(entry) + "\"]" : "");
    }

    /** Names the entry and says what API Gateway holds there. A template's text is not shown: it may be private. */
    @Override
    public String toString() {
        String requested = desired.isPresent() ? "another value was requested" : "it was to be removed";
        return place(property, entry) + ": "
                + actual.map(value -> "API Gateway holds " + shown(value) + " although " + requested)
                        .orElse("API Gateway does not hold it although it was requested");
    }

    private String shown(String value) {
        if (property.isShown()) {
            return '"' + ShortText.quoted(value) + '"';
        }
        return value.isEmpty() ? "an empty template" : "a template of " + value.length() + " characters";
    }
}
