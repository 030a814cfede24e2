package software.amazon.apigatewayv2.integrationresponse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import software.amazon.cloudformation.resource.Serializer;

/**
 * Says what is wrong with JSON that could not be read: where it stands, what stands there and what is needed. The JSON
 * library's own message quotes the values, so only the place and the type are used of its exceptions.
 */
@RequiredArgsConstructor
final class ReadingMistake {

    private static final TypeReference<JsonNode> ANY_JSON = new TypeReference<>() {};

    private static final String WHOLE_NUMBER = "a whole number";
    private static final String TRUE_OR_FALSE = "true or false";

    /** What is not here is read from an object. */
    private static final Map<Class<?>, String> NEEDED = Map.of(
            String.class, "a string",
            Integer.class, WHOLE_NUMBER,
            int.class, WHOLE_NUMBER,
            Long.class, WHOLE_NUMBER,
            long.class, WHOLE_NUMBER,
            Boolean.class, TRUE_OR_FALSE,
            boolean.class, TRUE_OR_FALSE);

    /** A member's name is the caller's text: it must not be able to look like another line, or fill a log. */
    private static final Pattern NOT_OF_A_NAME = Pattern.compile("[^\\w.:/$-]");

    private static final int LONGEST_NAME = 64;

    private final Serializer serializer;
    private final String json;

    /** The mistake that the serializer failed with. */
    String inWords(IOException failure) {
        JsonNode document;
        try {
            document = serializer.deserialize(json, ANY_JSON);
        } catch (StreamConstraintsException e) {
            return "it is nested too deeply, or a number or name in it is too long";
        } catch (IOException e) {
            return "it is not JSON" + place(e);
        }
        List<Reference> path = failure instanceof JsonMappingException mapping ? mapping.getPath() : List.of();
        String member = path.isEmpty() ? "it" : name(path);
        JsonNode found = at(path, document);
        if (!(failure instanceof MismatchedInputException mismatch)) {
            return member + " is " + kind(found) + " beyond the limits of what can be read";
        }
        Class<?> type = mismatch.getTargetType();
        return type != null && type.isEnum() && found.isValueNode()
                ? member + " is unknown; known are " + constants(type)
                : member + " is " + kind(found) + "; " + needed(type) + " is needed";
    }

    private static String place(IOException failure) {
        return Optional.of(failure)
                .filter(JsonProcessingException.class::isInstance)
                .map(JsonProcessingException.class::cast)
                .map(JsonProcessingException::getLocation)
                .map(location -> " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")")
                .orElse("");
    }

    private static String name(List<Reference> path) {
        return path.stream()
                .map(step -> step.getFieldName() == null
                        ? String.valueOf(step.getIndex())
                        : NOT_OF_A_NAME.matcher(step.getFieldName()).replaceAll("_"))
                .map(name -> name.substring(0, Math.min(name.length(), LONGEST_NAME)))
                .collect(Collectors.joining("."));
    }

    private static JsonNode at(List<Reference> path, JsonNode document) {
        JsonNode found = document;
        for (Reference step : path) {
            found = step.getFieldName() == null ? found.path(step.getIndex()) : found.path(step.getFieldName());
        }
        return found;
    }

    private static String kind(JsonNode found) {
        return switch (found.getNodeType()) {
            case STRING -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> TRUE_OR_FALSE;
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            default -> "null";
        };
    }

    private static String needed(Class<?> type) {
        return type != null && type.isEnum()
                ? "one of " + constants(type)
                : NEEDED.getOrDefault(type == null ? Object.class : type, "an object");
    }

    private static String constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", "));
    }
}
