package software.amazon.apigatewayv2.integrationresponse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.Credentials;
import software.amazon.cloudformation.proxy.HandlerRequest;
import software.amazon.cloudformation.proxy.ResourceHandlerTestPayload;
import software.amazon.cloudformation.resource.Serializer;

/**
 * Reads an event as the RPDK will read it, and says what is wrong with one that it could not read.
 *
 * <p>For such an event the RPDK returns and logs the JSON library's own message, which quotes the event, or the stack trace
 * of a later error.
 */
@RequiredArgsConstructor
final class EventReader {

    private static final TypeReference<HandlerRequest<ResourceModel, CallbackContext, TypeConfigurationModel>>
            HANDLER_REQUEST = new TypeReference<>() {};

    private static final TypeReference<
                    ResourceHandlerTestPayload<ResourceModel, CallbackContext, TypeConfigurationModel>>
            TEST_PAYLOAD = new TypeReference<>() {};

    /** Not org.json, with which the RPDK finds the same: that takes four times as long. */
    private static final JsonFactory NAMES_ONCE = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final Set<Action> NEED_A_MODEL = EnumSet.of(Action.CREATE, Action.UPDATE, Action.DELETE);

    private final Serializer serializer;

    /** An event for {@code handleRequest} as the RPDK takes it, with credentials that are whole. */
    HandlerEvent handlerEvent(InputStream event) throws IOException, UnreadableEventException {
        String json = json(event);
        HandlerEvent read = new HandlerEvent(json, read(json, HANDLER_REQUEST));
        requireOneMeaning(json);
        requireWhole("requestData.callerCredentials", read.callerCredentials());
        requireWhole("requestData.providerCredentials", read.providerCredentials());
        if (read.providerCredentials().isPresent()) {
            require("resourceType", read.request().getResourceType());
        }
        return read;
    }

    /** Refuses an event for {@code handleRequest} that lacks something else that the RPDK needs. */
    static void requireAll(HandlerEvent event) throws UnreadableEventException {
        HandlerRequest<ResourceModel, CallbackContext, TypeConfigurationModel> request = event.request();
        require("action", request.getAction());
        require("region", request.getRegion());
        require("requestData", request.getRequestData());
        if (NEED_A_MODEL.contains(request.getAction())) {
            require("requestData.resourceProperties", request.getRequestData().getResourceProperties());
        }
    }

    /** The JSON of an event for {@code testEntrypoint}, in which the generated code finds all that it needs. */
    String testPayload(InputStream event) throws IOException, UnreadableEventException {
        String json = json(event);
        ResourceHandlerTestPayload<ResourceModel, CallbackContext, TypeConfigurationModel> payload =
                read(json, TEST_PAYLOAD);
        require("action", payload.getAction());
        require("credentials", payload.getCredentials());
        requireWhole("credentials", Optional.of(payload.getCredentials()));
        return json;
    }

    /** The event itself, or what is in it where it is the RPDK's envelope for a compressed one. */
    private String json(InputStream event) throws IOException, UnreadableEventException {
        String text = event == null ? "" : new String(event.readAllBytes(), StandardCharsets.UTF_8);
        if (text.isBlank()) {
            throw new UnreadableEventException("it is empty");
        }
        // A template may hold this word, too; only a member of the envelope means something.
        return text.contains(Serializer.COMPRESSED) ? decompressed(text) : text;
    }

    private String decompressed(String text) throws UnreadableEventException {
        Map<String, Object> envelope = read(text, Serializer.MAP_TYPE_REFERENCE);
        if (!envelope.containsKey(Serializer.COMPRESSED)) {
            return text;
        }
        if (!(envelope.get(Serializer.COMPRESSED) instanceof String)) {
            throw new UnreadableEventException(Serializer.COMPRESSED + " is not a string");
        }
        try {
            return serializer.decompress(text);
        } catch (IOException notCompressed) {
            throw new UnreadableEventException(Serializer.COMPRESSED + " is not gzip data in Base64");
        }
    }

    private <T> T read(String json, TypeReference<T> type) throws UnreadableEventException {
        T value;
        try {
            value = serializer.deserialize(json, type);
        } catch (IOException e) {
            throw new UnreadableEventException(new ReadingMistake(serializer, json).inWords(e));
        }
        return Optional.ofNullable(value)
                .orElseThrow(() -> new UnreadableEventException("it is null; an object is needed"));
    }

    /** The RPDK reads a handler request with another library, too, which does not take the last of two members for the one. */
    private static void requireOneMeaning(String json) throws IOException, UnreadableEventException {
        try (JsonParser event = NAMES_ONCE.createParser(json)) {
            event.nextToken();
            event.skipChildren();
        } catch (JsonParseException ambiguous) {
            throw new UnreadableEventException("an object in it has two members of the same name");
        }
    }

    /** Without all three the RPDK cannot make credentials of them. */
    private static void requireWhole(String member, Optional<Credentials> credentials) throws UnreadableEventException {
        if (credentials.isPresent()) {
            require(member + ".accessKeyId", credentials.get().getAccessKeyId());
            require(member + ".secretAccessKey", credentials.get().getSecretAccessKey());
            require(member + ".sessionToken", credentials.get().getSessionToken());
        }
    }

    private static void require(String member, Object value) throws UnreadableEventException {
        if (value == null || value instanceof String text && text.isBlank()) {
            throw new UnreadableEventException(member + " is missing");
        }
    }
}
