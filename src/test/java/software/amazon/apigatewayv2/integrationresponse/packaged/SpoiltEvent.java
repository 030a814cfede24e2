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

    private static final String NEEDS_OBJECT = "; an object is needed";
    private static final String NEEDS_STRING = "; a string is needed";

    static Stream<SpoiltEvent> all() {
        return Stream.concat(
                Stream.of(
                                of(
                                        Entrypoint.HANDLE,
                                        "requestData.resourceProperties",
                                        "requestData.previousResourceProperties"),
                                of(Entrypoint.TEST, "request.desiredResourceState", "request.previousResourceState"))
                        .flatMap(rows -> rows),
                Stream.of(
                        missing(Entrypoint.HANDLE, "requestData"),
                        missing(Entrypoint.HANDLE, "region"),
                        missing(Entrypoint.HANDLE, "requestData.resourceProperties"),
                        missing(Entrypoint.HANDLE, "requestData.providerCredentials.sessionToken"),
                        missing(Entrypoint.TEST, "credentials"),
                        missing(Entrypoint.TEST, "credentials.accessKeyId"),
                        is(Entrypoint.HANDLE, "requestData", TEXT, "is a string" + NEEDS_OBJECT),
                        is(Entrypoint.HANDLE, "requestData.stackTags.team", OBJECT, "is an object" + NEEDS_STRING),
                        is(Entrypoint.HANDLE, "requestData.callerCredentials", TEXT, "is a string" + NEEDS_OBJECT),
                        is(Entrypoint.HANDLE, "requestData.providerCredentials", ARRAY, "is an array" + NEEDS_OBJECT),
                        is(
                                Entrypoint.HANDLE,
                                "requestData.callerCredentials.secretAccessKey",
                                OBJECT,
                                "is an object" + NEEDS_STRING),
                        is(Entrypoint.HANDLE, "maxResults", TEXT, "is a string; a whole number is needed"),
                        is(Entrypoint.TEST, "credentials", TEXT, "is a string" + NEEDS_OBJECT),
                        is(Entrypoint.TEST, "credentials.sessionToken", ARRAY, "is an array" + NEEDS_STRING)));
    }

    private static Stream<SpoiltEvent> of(Entrypoint entrypoint, String desired, String previous) {
        return Stream.of(
                missing(entrypoint, "action"),
                is(entrypoint, "action", TEXT, "is unknown; known are " + ACTIONS),
                is(entrypoint, "action", OBJECT, "is an object; one of " + ACTIONS + " is needed"),
                is(entrypoint, desired, TEXT, "is a string" + NEEDS_OBJECT),
                is(entrypoint, desired, "5", "is a number" + NEEDS_OBJECT),
                is(entrypoint, desired + ".ApiId", OBJECT, "is an object" + NEEDS_STRING),
                is(entrypoint, desired + ".ResponseTemplates", TEXT, "is a string" + NEEDS_OBJECT),
                is(entrypoint, desired + ".ResponseParameters", ARRAY, "is an array" + NEEDS_OBJECT),
                is(entrypoint, previous, ARRAY, "is an array" + NEEDS_OBJECT),
                is(entrypoint, previous + ".IntegrationId", ARRAY, "is an array" + NEEDS_STRING),
                is(entrypoint, "callbackContext", TEXT, "is a string" + NEEDS_OBJECT),
                is(entrypoint, "callbackContext", ARRAY, "is an array" + NEEDS_OBJECT));
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
