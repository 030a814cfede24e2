package software.amazon.apigatewayv2.integrationresponse.state;

import java.util.Optional;

/** An entry in which the value that API Gateway holds, if any, is not the desired one, if any should be there. */
public record Difference(Property property, String entry, Optional<String> desired, Optional<String> actual) {
    /** The entry as messages name it, with a long name shortened. */
    public static String place(Property property, String entry) {
        return property.propertyName() + (property.isMap() ? "[\"" + ShortText.quoted(entry) + "\"]" : "");
    }

    /** Names the entry and says what API Gateway holds there. */
    @Override
    public String toString() {
        String finding = desired.isPresent() ? " is different (" : " is still there (";
        return place(property, entry)
                + actual.map(value -> finding + shown(value) + ")").orElse(" is missing");
    }

    private String shown(String value) {
        String shown = property.hasTemplates() ? "length " + value.length() : '"' + ShortText.quoted(value) + '"';
        return value.isEmpty() ? "empty" : shown;
    }
}
