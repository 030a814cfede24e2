package software.amazon.apigatewayv2.integrationresponse.entry;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.util.Arrays;
import java.util.stream.Collectors;
import software.amazon.apigatewayv2.integrationresponse.state.ShortText;

/**
 * An event cannot be read. The message says where, and what is needed there, in words that are ours: the messages of the JSON
 * library quote the event, and an event holds credentials and templates. So there is never a cause.
 */
final class UnreadableEventException extends Exception {

    private static final long serialVersionUID = 1L;

    static final String TWO_OF_ONE_NAME = "an object in it has two members of the same name";

    UnreadableEventException(String mistake) {
        super("The event cannot be read: " + mistake);
    }

    UnreadableEventException(JsonProcessingException failure) {
        this(mistake(failure));
    }

    private static String mistake(JsonProcessingException failure) {
        if (failure instanceof JsonMappingException inMember) {
            String path = inMember.getPath().stream()
                    .map(UnreadableEventException::name)
                    .collect(Collectors.joining("."));
            return failure instanceof MismatchedInputException mismatch
                    ? path + " has to be " + needed(mismatch.getTargetType())
                    : path + " is beyond the limits of what can be read";
        }
        if (failure instanceof StreamConstraintsException) {
            return "it is nested too deeply, or a number or name in it is too long";
        }
        JsonLocation place = failure.getLocation();
        return failure.getOriginalMessage().startsWith("Duplicate field")
                ? TWO_OF_ONE_NAME
                : "it is not JSON (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
    }

    /** A name is the caller's text: it must not be able to look like another line, or fill a log. */
    private static String name(Reference step) {
        String name = step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName();
        return ShortText.quoted(name).replaceAll("[^\\w.:/$-]", "_");
    }

    private static String needed(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "Action" ->
                "one of " + Arrays.toString(type.getEnumConstants()).replaceAll("[\\[\\]]", "");
            case "String" -> "a string";
            case "Integer", "int", "Long", "long" -> "a whole number";
            case "Boolean", "boolean" -> "true or false";
            default -> "an object";
        };
    }
}
