package software.amazon.apigatewayv2.integrationresponse.local.runner;

import static java.util.Map.entry;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.apigatewayv2.integrationresponse.local.function.Entrypoint;

/** An event for one entry point: {@code handleRequest} takes requestData where {@code testEntrypoint} takes request. */
record Event(Entrypoint entrypoint, ObjectNode document) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DESIRED = "/request/desiredResourceState";
    private static final String PREVIOUS = "/request/previousResourceState";
    private static final String CREDENTIALS = "/credentials";

    /** Maps the places of members in an event for testEntrypoint to those in one for handleRequest. */
    private static final Map<String, String> PLACES = Map.ofEntries(
            entry("/action", "/action"),
            entry("/callbackContext", "/callbackContext"),
            entry(CREDENTIALS, "/requestData/callerCredentials"),
            entry(DESIRED, "/requestData/resourceProperties"),
            entry(PREVIOUS, "/requestData/previousResourceProperties"),
            entry("/request/logicalResourceIdentifier", "/requestData/logicalResourceId"),
            entry("/request/systemTags", "/requestData/systemTags"),
            entry("/request/desiredResourceTags", "/requestData/stackTags"),
            entry("/request/clientRequestToken", "/bearerToken"),
            entry("/request/nextToken", "/nextToken"),
            entry("/request/maxResults", "/maxResults"),
            entry("/request/region", "/region"),
            entry("/request/stackId", "/stackId"),
            entry("/request/awsAccountId", "/awsAccountId"));

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
            for (Entrypoint entrypoint : Entrypoint.values()) {
                if (document.path("action").isTextual()
                        && document.path(data(entrypoint)).isObject()) {
                    return new Event(entrypoint, (ObjectNode) document);
                }
            }
        } catch (JsonProcessingException e) {
            String problem = "%s is not JSON: %s (line %d)";
            throw new ProblemException(
                    problem.formatted(
                            name, e.getOriginalMessage(), e.getLocation().getLineNr()),
                    e);
        }
        throw new ProblemException(
                name + " is not an event: it needs \"action\", and \"request\" (for testEntrypoint) or "
                        + "\"requestData\" (for handleRequest); see sam-tests/");
    }

    String action() {
        return document.get("action").textValue();
    }

    JsonNode desiredState() {
        return document.at(place(DESIRED));
    }

    /** Returns the state before an update, or a missing node. */
    JsonNode previousState() {
        return document.at(place(PREVIOUS));
    }

    Event as(Entrypoint wanted) {
        if (wanted == entrypoint) {
            return this;
        }
        Event other = new Event(wanted, JSON.createObjectNode());
        if (wanted == Entrypoint.HANDLE) {
            other.document
                    .put("awsAccountId", "123456789012")
                    .put("region", "us-east-1")
                    .put("resourceType", "AWS::ApiGatewayV2::IntegrationResponse")
                    .put("resourceTypeVersion", "00000001")
                    .put("stackId", "arn:aws:cloudformation:us-east-1:123456789012:stack/local/1");
        }
        other.document.putObject(data(wanted));
        PLACES.keySet().stream().sorted().forEach(member -> {
            JsonNode value = document.at(place(member));
            if (!value.isMissingNode() && !value.isNull()) {
                other.set(member, value);
            }
        });
        return other;
    }

    /** Replaces the credentials by the caller's real ones, and leaves out all others. */
    Event withCredentials(ObjectNode credentials) {
        Event changed = new Event(entrypoint, document.deepCopy());
        changed.set(CREDENTIALS, credentials);
        ((ObjectNode) changed.document.get(data(entrypoint))).remove("providerCredentials");
        return changed;
    }

    /** Returns the event with which CloudFormation calls back after IN_PROGRESS. */
    Event calledBack(JsonNode response) {
        Event changed = new Event(entrypoint, document.deepCopy());
        changed.document.set("callbackContext", response.path("callbackContext"));
        if (response.path("resourceModel").isObject()) {
            changed.set(DESIRED, response.get("resourceModel"));
        }
        return changed;
    }

    private static String data(Entrypoint entrypoint) {
        return entrypoint == Entrypoint.TEST ? "request" : "requestData";
    }

    private String place(String member) {
        return entrypoint == Entrypoint.TEST ? member : PLACES.get(member);
    }

    private void set(String member, JsonNode value) {
        JsonPointer place = JsonPointer.compile(place(member));
        document.withObject(place.head()).set(place.last().getMatchingProperty(), value);
    }
}
