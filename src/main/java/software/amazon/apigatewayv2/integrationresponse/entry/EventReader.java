package software.amazon.apigatewayv2.integrationresponse.entry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import lombok.RequiredArgsConstructor;
import software.amazon.apigatewayv2.integrationresponse.CallbackContext;
import software.amazon.apigatewayv2.integrationresponse.ResourceModel;
import software.amazon.apigatewayv2.integrationresponse.TypeConfigurationModel;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.Credentials;
import software.amazon.cloudformation.proxy.HandlerRequest;
import software.amazon.cloudformation.proxy.ResourceHandlerTestPayload;
import software.amazon.cloudformation.resource.Serializer;

/**
 * Reads an event once, as the RPDK will, and says what is wrong with one that it could not read. The RPDK would return and log
 * the JSON library's own message, which quotes the event, or the stack trace of a later error.
 */
@RequiredArgsConstructor
final class EventReader {

    private static final TypeReference<ResourceModel> MODEL = new TypeReference<>() {};
    private static final TypeReference<HandlerRequest<ResourceModel, CallbackContext, TypeConfigurationModel>>
            HANDLER_REQUEST = new TypeReference<>() {};
    private static final TypeReference<
                    ResourceHandlerTestPayload<ResourceModel, CallbackContext, TypeConfigurationModel>>
            TEST_PAYLOAD = new TypeReference<>() {};

    /** The members whose own members the RPDK finds by names in any case. */
    private static final Pattern RECORDS =
            Pattern.compile("(?i)request|requestData|.*Credentials|.*Properties|.*State|callbackContext|attempts");

    /**
     * As org.json, with which the RPDK reads an event, too: each name once in an object, and at most 512 levels. What is written
     * is what was read: numbers as they were, and a lone surrogate, which ASCII alone can carry.
     */
    private static final JsonMapper TREES = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(500).build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

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
            throw new UnreadableEventException(e);
        }
    }

    private static void requireOneSpelling(JsonNode object) throws UnreadableEventException {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (!names.add(member.getKey())) {
                throw new UnreadableEventException(UnreadableEventException.TWO_OF_ONE_NAME);
            }
            if (RECORDS.matcher(member.getKey()).matches()) {
                requireOneSpelling(member.getValue());
            }
        }
    }

    /** Leaves out what cannot be read of a previous state: that is only compared with, and a rollback must not fail for it. */
    private void leaveOutUnreadable(JsonNode holder, String name) {
        JsonNode previous = holder.path(name);
        previous.properties().removeIf(member -> !isReadable(member));
        previous.forEach(member -> member.properties().removeIf(entry -> !isScalar(entry.getValue())));
        holder.properties().removeIf(member -> member.getValue() == previous && !previous.isObject());
    }

    private static boolean isScalar(JsonNode value) {
        return value.isValueNode() && !value.isNull();
    }

    private boolean isReadable(Map.Entry<String, JsonNode> member) {
        try {
            serializer.convert(Map.ofEntries(member), MODEL);
            return true;
        } catch (IllegalArgumentException ofAnotherType) {
            return false;
        }
    }

    private <T> T read(JsonNode tree, TypeReference<T> type) throws UnreadableEventException {
        try {
            return serializer.convert(tree, type);
        } catch (IllegalArgumentException e) {
            throw new UnreadableEventException((JsonMappingException) e.getCause());
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

    /** An event as text, for the RPDK to read, and what it will read of it. */
    record Event(InputStream stream, HandlerRequest<?, ?, ?> request) {}
}
