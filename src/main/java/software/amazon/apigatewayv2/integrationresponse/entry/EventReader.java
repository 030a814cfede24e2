package software.amazon.apigatewayv2.integrationresponse.entry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import lombok.RequiredArgsConstructor;
import software.amazon.apigatewayv2.integrationresponse.CallbackContext;
import software.amazon.apigatewayv2.integrationresponse.ResourceModel;
import software.amazon.apigatewayv2.integrationresponse.TypeConfigurationModel;
import software.amazon.apigatewayv2.integrationresponse.state.Property;
import software.amazon.apigatewayv2.integrationresponse.state.ShortText;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.Credentials;
import software.amazon.cloudformation.proxy.HandlerRequest;
import software.amazon.cloudformation.proxy.ResourceHandlerTestPayload;
import software.amazon.cloudformation.resource.Serializer;

/** Reads an event before the RPDK does: of one that cannot be read, the RPDK would return and log a quote. */
@RequiredArgsConstructor
final class EventReader {
    private static final TypeReference<HandlerRequest<ResourceModel, CallbackContext, TypeConfigurationModel>>
            HANDLER_REQUEST = new TypeReference<>() {};
    private static final TypeReference<
                    ResourceHandlerTestPayload<ResourceModel, CallbackContext, TypeConfigurationModel>>
            TEST_PAYLOAD = new TypeReference<>() {};

    /** The members whose own members the RPDK finds by names in any case. */
    private static final Pattern RECORDS =
            Pattern.compile("(?i)request|requestData|.*Credentials|.*Properties|.*State|callbackContext|attempts");

    /** Refuses a name that is twice in an object, and 500 levels; writes numbers and lone surrogates as they were. */
    private static final JsonMapper TREES = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(500).build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final String TWO_OF_ONE_NAME = "an object in it has two members of the same name";

    private final Serializer serializer;

    /** An event for {@code handleRequest}, with all that the RPDK needs. */
    Event handlerEvent(InputStream event) throws IOException, UnreadableEventException {
        JsonNode tree = tree(event);
        leaveOutUnreadable(tree.path("requestData"), "previousResourceProperties");
        HandlerRequest<?, ?, ?> request = read(tree, HANDLER_REQUEST);
        require("action", request.getAction());
        require("region", request.getRegion());
        // These two the RPDK also reads by exactly these names.
        require("requestData", tree.get("requestData"));
        if (request.getAction() != Action.READ && request.getAction() != Action.LIST) {
            require("requestData.resourceProperties", tree.at("/requestData/resourceProperties"));
        }
        requireWhole("requestData.callerCredentials", request.getRequestData().getCallerCredentials());
        requireWhole("requestData.providerCredentials", request.getRequestData().getProviderCredentials());
        if (request.getRequestData().getProviderCredentials() != null) {
            require("resourceType", request.getResourceType());
        }
        return new Event(new ByteArrayInputStream(TREES.writeValueAsBytes(tree)), request);
    }

    /** An event for {@code testEntrypoint}, in which the generated code finds all that it needs. */
    InputStream testPayload(InputStream event) throws IOException, UnreadableEventException {
        JsonNode tree = tree(event);
        leaveOutUnreadable(tree.path("request"), "previousResourceState");
        ResourceHandlerTestPayload<?, ?, ?> payload = read(tree, TEST_PAYLOAD);
        require("action", payload.getAction());
        require("credentials", payload.getCredentials());
        requireWhole("credentials", payload.getCredentials());
        return new ByteArrayInputStream(TREES.writeValueAsBytes(tree));
    }

    /** The event itself, or what is in it where it is the RPDK's envelope for a compressed one. */
    private static JsonNode tree(InputStream event) throws IOException, UnreadableEventException {
        JsonNode tree = tree(event == null ? new byte[0] : event.readAllBytes());
        if (!tree.has(Serializer.COMPRESSED)) {
            return tree;
        }
        try {
            byte[] gzip =
                    Base64.getDecoder().decode(tree.get(Serializer.COMPRESSED).asText());
            return tree(new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes());
        } catch (IOException | IllegalArgumentException notCompressed) {
            throw new UnreadableEventException(Serializer.COMPRESSED + " has to be gzip data in Base64");
        }
    }

    private static JsonNode tree(byte[] text) throws UnreadableEventException {
        try {
            JsonNode tree = TREES.readTree(new String(text, StandardCharsets.UTF_8));
            if (!tree.isObject()) {
                throw new UnreadableEventException(tree.isMissingNode() ? "it is empty" : "it has to be an object");
            }
            requireOneSpelling(tree);
            return tree;
        } catch (JsonProcessingException e) {
            throw new UnreadableEventException(mistake(e));
        }
    }

    private static void requireOneSpelling(JsonNode object) throws UnreadableEventException {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (!names.add(member.getKey())) {
                throw new UnreadableEventException(TWO_OF_ONE_NAME);
            }
            if (RECORDS.matcher(member.getKey()).matches()) {
                requireOneSpelling(member.getValue());
            }
        }
    }

    /** Leaves out what cannot be read of a previous state, which is only compared: no rollback must fail for it. */
    private static void leaveOutUnreadable(JsonNode holder, String name) {
        JsonNode previous = holder.path(name);
        previous.properties().removeIf(member -> !isReadable(member));
        previous.forEach(member -> member.properties()
                .removeIf(entry ->
                        entry.getValue().isContainerNode() || entry.getValue().isNull()));
        holder.properties().removeIf(member -> member.getValue() == previous && !previous.isObject());
    }

    private static boolean isReadable(Map.Entry<String, JsonNode> member) {
        boolean isMap = Stream.of(Property.values())
                .anyMatch(
                        property -> property.isMap() && property.propertyName().equalsIgnoreCase(member.getKey()));
        return isMap ? member.getValue().isObject() : member.getValue().isValueNode();
    }

    private <T> T read(JsonNode tree, TypeReference<T> type) throws UnreadableEventException {
        try {
            return serializer.convert(tree, type);
        } catch (IllegalArgumentException e) {
            throw new UnreadableEventException(mistake((JsonMappingException) e.getCause()));
        }
    }

    private static void requireWhole(String member, Credentials credentials) throws UnreadableEventException {
        if (credentials != null) {
            require(member + ".accessKeyId", credentials.getAccessKeyId());
            require(member + ".secretAccessKey", credentials.getSecretAccessKey());
            require(member + ".sessionToken", credentials.getSessionToken());
        }
    }

    private static void require(String member, Object value) throws UnreadableEventException {
        if (value == null
                || value instanceof String text && text.isBlank()
                || value instanceof JsonNode node && !node.isObject()) {
            throw new UnreadableEventException(member + " is missing");
        }
    }

    private static String mistake(JsonProcessingException failure) {
        if (failure instanceof JsonMappingException inMember) {
            String path = inMember.getPath().stream().map(EventReader::name).collect(Collectors.joining("."));
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

    /** An event as text, for the RPDK to read, and what it will read of it. */
    record Event(InputStream stream, HandlerRequest<?, ?, ?> request) {}

    /** Names the place and what it needs. It has no cause: the JSON library's messages quote the event's secrets. */
    static final class UnreadableEventException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableEventException(String mistake) {
            super("The event cannot be read: " + mistake);
        }
    }
}
