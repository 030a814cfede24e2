package software.amazon.apigatewayv2.integrationresponse.local.runner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
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
            JsonNode document = JSON.readTree(Files.readAllBytes(file));
            if (document instanceof ObjectNode event && event.path("action").isTextual()) {
                if (event.path("requestData").isObject()) {
                    return new Event(Entrypoint.HANDLE, event);
                }
                if (event.path("request").isObject()) {
                    return new Event(Entrypoint.TEST, event);
                }
            }
        } catch (NoSuchFileException e) {
            throw new ProblemException("There is no file " + file, e);
        } catch (JsonProcessingException e) {
            throw new ProblemException(
                    "%s is not JSON: %s (line %d)"
                            .formatted(
                                    file,
                                    e.getOriginalMessage(),
                                    e.getLocation().getLineNr()),
                    e);
        } catch (IOException e) {
            throw new ProblemException("Cannot read " + file + ": " + e.getMessage(), e);
        }
        throw new ProblemException(
                file + " is not an event: it needs \"action\", and \"request\" (for testEntrypoint) or "
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
