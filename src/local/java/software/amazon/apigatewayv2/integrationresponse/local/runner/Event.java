package software.amazon.apigatewayv2.integrationresponse.local.runner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import software.amazon.apigatewayv2.integrationresponse.local.function.Entrypoint;

/**
 * An event for the function, in the form of one of its entry points: {@code testEntrypoint} takes credentials, action,
 * request and callbackContext; {@code handleRequest} has requestData in the place of request.
 */
record Event(Entrypoint entrypoint, ObjectNode document) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads an event; its form says which entry point it is for. */
    static Event read(Path file) {
        try {
            return read(file.toString(), Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new ProblemException("There is no file " + file + ": give an event such as sam-tests/create.json", e);
        } catch (IOException e) {
            throw new ProblemException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Reads an event from a stream. */
    static Event read(InputStream in) {
        try {
            return read("Standard input", in.readAllBytes());
        } catch (IOException e) {
            throw new ProblemException("Cannot read standard input: " + e.getMessage(), e);
        }
    }

    private static Event read(String name, byte[] bytes) throws IOException {
        try {
            JsonNode document = JSON.readTree(bytes);
            if (document.isMissingNode()) {
                throw new ProblemException(name + " is empty: give an event such as sam-tests/create.json");
            }
            if (document instanceof ObjectNode event && event.path("action").isTextual()) {
                if (event.path("requestData").isObject()) {
                    return new Event(Entrypoint.HANDLE, event);
                }
                if (event.path("request").isObject()) {
                    return new Event(Entrypoint.TEST, event);
                }
            }
        } catch (JsonProcessingException e) {
            throw new ProblemException(
                    "%s is not JSON: %s (line %d)"
                            .formatted(
                                    name,
                                    e.getOriginalMessage(),
                                    e.getLocation().getLineNr()),
                    e);
        }
        throw new ProblemException(
                name + " is not an event: it needs \"action\", and \"request\" (for testEntrypoint) or "
                        + "\"requestData\" (for handleRequest); see sam-tests/");
    }

    String action() {
        return document.get("action").textValue();
    }

    String json() {
        return document.toString();
    }

    /** The state that is asked for. */
    JsonNode desiredState() {
        return entrypoint == Entrypoint.TEST
                ? document.at("/request/desiredResourceState")
                : document.at("/requestData/resourceProperties");
    }

    /** The state before, of an update; a missing node where the event has none. */
    JsonNode previousState() {
        return entrypoint == Entrypoint.TEST
                ? document.at("/request/previousResourceState")
                : document.at("/requestData/previousResourceProperties");
    }

    /** This event with the caller's real credentials; whatever it holds of others is left out. */
    Event withCredentials(ObjectNode credentials) {
        ObjectNode changed = document.deepCopy();
        if (entrypoint == Entrypoint.TEST) {
            changed.set("credentials", credentials);
        } else {
            ObjectNode data = (ObjectNode) changed.get("requestData");
            data.set("callerCredentials", credentials);
            data.remove("providerCredentials");
        }
        return new Event(entrypoint, changed);
    }

    /** The event by which CloudFormation calls back after an answer that says IN_PROGRESS. */
    Event calledBack(JsonNode answer) {
        ObjectNode changed = document.deepCopy();
        changed.set("callbackContext", answer.path("callbackContext"));
        if (answer.path("resourceModel").isObject()) {
            boolean test = entrypoint == Entrypoint.TEST;
            ObjectNode request = (ObjectNode) changed.get(test ? "request" : "requestData");
            request.set(test ? "desiredResourceState" : "resourceProperties", answer.get("resourceModel"));
        }
        return new Event(entrypoint, changed);
    }
}
