package software.amazon.apigatewayv2.integrationresponse.packaged;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.apigatewayv2.integrationresponse.local.function.Entrypoint;

/**
 * One member of a good event that is not what it has to be.
 *
 * @param entrypoint where the event goes
 * @param member the path of the member
 * @param value what it is, as JSON; empty if it is missing
 * @param mistake what has to be said of it
 */
record SpoiltEvent(Entrypoint entrypoint, String member, Optional<String> value, String mistake) {
    static final String SECRET = "SECRET-value";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TEXT = '"' + SECRET + '"';
    private static final String OBJECT = "{" + TEXT + ":" + TEXT + "}";
    private static final String ARRAY = "[" + TEXT + "]";
    private static final String ACTIONS = "CREATE, READ, UPDATE, DELETE, LIST";

    private static final String NEEDS_OBJECT = "has to be an object";
    private static final String NEEDS_STRING = "has to be a string";

    static Stream<SpoiltEvent> all() {
        return Stream.concat(
                Stream.of(
                                of(Entrypoint.HANDLE, "requestData.resourceProperties"),
                                of(Entrypoint.TEST, "request.desiredResourceState"))
                        .flatMap(rows -> rows),
                Stream.of(
                        missing(Entrypoint.HANDLE, "requestData"),
                        missing(Entrypoint.HANDLE, "region"),
                        missing(Entrypoint.HANDLE, "requestData.resourceProperties"),
                        missing(Entrypoint.HANDLE, "requestData.providerCredentials.sessionToken"),
                        missing(Entrypoint.TEST, "credentials"),
                        missing(Entrypoint.TEST, "credentials.accessKeyId"),
                        is(Entrypoint.HANDLE, "requestData", TEXT, NEEDS_OBJECT),
                        is(Entrypoint.HANDLE, "requestData.stackTags.team", OBJECT, NEEDS_STRING),
                        is(Entrypoint.HANDLE, "requestData.callerCredentials", TEXT, NEEDS_OBJECT),
                        is(Entrypoint.HANDLE, "requestData.providerCredentials", ARRAY, NEEDS_OBJECT),
                        is(Entrypoint.HANDLE, "requestData.callerCredentials.secretAccessKey", OBJECT, NEEDS_STRING),
                        is(Entrypoint.HANDLE, "maxResults", TEXT, "has to be a whole number"),
                        is(Entrypoint.TEST, "credentials", TEXT, NEEDS_OBJECT),
                        is(Entrypoint.TEST, "credentials.sessionToken", ARRAY, NEEDS_STRING)));
    }

    private static Stream<SpoiltEvent> of(Entrypoint entrypoint, String desired) {
        return Stream.of(
                missing(entrypoint, "action"),
                is(entrypoint, "action", TEXT, "has to be one of " + ACTIONS),
                is(entrypoint, "action", OBJECT, "has to be one of " + ACTIONS),
                is(entrypoint, desired, TEXT, NEEDS_OBJECT),
                is(entrypoint, desired, "5", NEEDS_OBJECT),
                is(entrypoint, desired + ".ApiId", OBJECT, NEEDS_STRING),
                is(entrypoint, desired + ".ResponseTemplates", TEXT, NEEDS_OBJECT),
                is(entrypoint, desired + ".ResponseParameters", ARRAY, NEEDS_OBJECT),
                is(entrypoint, "callbackContext", TEXT, NEEDS_OBJECT),
                is(entrypoint, "callbackContext", ARRAY, NEEDS_OBJECT));
    }

    private static SpoiltEvent is(Entrypoint entrypoint, String member, String value, String mistake) {
        return new SpoiltEvent(entrypoint, member, Optional.of(value), mistake);
    }

    private static SpoiltEvent missing(Entrypoint entrypoint, String member) {
        return new SpoiltEvent(entrypoint, member, Optional.empty(), "is missing");
    }

    /** The message that this event has to end with. */
    String message() {
        return "The event cannot be read: " + member + " " + mistake;
    }

    /** The event that a good one becomes. */
    String of(CloudFormationRequest good) {
        try {
            JsonNode event = JSON.readTree(good.event(entrypoint));
            JsonPointer pointer = JsonPointer.compile("/" + member.replace('.', '/'));
            ObjectNode holder = (ObjectNode) event.at(pointer.head());
            String name = pointer.last().getMatchingProperty();
            if (value.isPresent()) {
                holder.set(name, JSON.readTree(value.get()));
            } else {
                holder.remove(name);
            }
            return JSON.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return entrypoint + ": " + member + " " + mistake;
    }
}
