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
        String finding = desired.isPresent() ? " is different (" : " is still there (";
        return place(property, entry)
                + actual.map(value -> finding + shown(value) + ")").orElse(" is missing");
    }

    private String shown(String value) {
        if (value.isEmpty()) {
            return "empty";
        }
        return property.isShown() ? '"' + ShortText.quoted(value) + '"' : "length " + value.length();
    }
}
