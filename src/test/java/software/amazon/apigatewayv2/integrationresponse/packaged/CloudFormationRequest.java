package software.amazon.apigatewayv2.integrationresponse.packaged;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import lombok.With;
import software.amazon.apigatewayv2.integrationresponse.local.function.Entrypoint;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.Credentials;
import software.amazon.cloudformation.resource.Serializer;

/**
 * What CloudFormation wants of the function, as an event for either entry point.
 *
 * @param token tells this request from others, in the log too
 * @param caller the credentials with which the service is called
 * @param loggingConfig whether the event brings the owner's credentials, with which metrics and logs are published
 */
@With
record CloudFormationRequest(
        Action action,
        ResourceProperties desired,
        Optional<ResourceProperties> previous,
        Optional<JsonNode> callbackContext,
        Optional<String> nextToken,
        Optional<Integer> maxResults,
        String token,
        String region,
        Optional<Credentials> caller,
        boolean loggingConfig) {

    static final Credentials CALLER =
            new Credentials("ASIACALLERKEYID00001", "caller/secret/access+key/000001", "caller-session-token-000001");
    /** The type's owner, whose credentials come with a LoggingConfig. */
    static final Credentials OWNER =
            new Credentials("ASIAPROVIDERKEYID001", "provider/secret/access+key/0001", "provider-session-token-0001");

    /** Every text of both. */
    static final List<String> CREDENTIALS = Stream.of(CALLER, OWNER)
            .flatMap(credentials -> members(credentials).values().stream())
            .toList();

    static final String LOG_GROUP = "aws-apigatewayv2-integrationresponse-logs";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LARGE = 10_000;

    /** A request whose token would be a line of the log by itself if it were logged as it is. */
    static CloudFormationRequest of(Action action, ResourceProperties desired) {
        return new CloudFormationRequest(
                action,
                desired,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                UUID.randomUUID() + "\r\noperation=DELETE token=x invocation=1 calls=1 outcome=SUCCESS code=none ms=1",
                "us-east-1",
                Optional.of(CALLER),
                false);
    }

    static CloudFormationRequest update(ResourceProperties desired, ResourceProperties previous) {
        return of(Action.UPDATE, desired).withPrevious(Optional.of(previous));
    }

    /** A good request about what is held there, with secrets wherever the action takes contents. */
    static CloudFormationRequest good(Action action, ResourceProperties held) {
        ResourceProperties wanted = held.with("IntegrationResponseKey", "/5\\d\\d/")
                .with("ResponseParameters", Map.of("method.response.header.x", "'SECRET-parameter'"))
                .with("ResponseTemplates", Map.of("application/json", "SECRET-template"));
        return switch (action) {
            case CREATE -> of(action, wanted.without("IntegrationResponseId"));
            case UPDATE -> update(wanted, held);
            case LIST -> of(action, held.integration());
            default -> of(action, held.identifier());
        };
    }

    /** The request with which CloudFormation calls back after a response; it has the model and the context of that. */
    CloudFormationRequest after(HandlerResponse inProgress) {
        return withDesired(inProgress.model()).withCallbackContext(Optional.of(inProgress.callbackContext()));
    }

    /** The token as the log has it: it cannot pass for another word or line. */
    String loggedToken() {
        return token.replaceAll("[^!-<>-~]", "_");
    }

    /** The event for an entry point. */
    String event(Entrypoint entrypoint) {
        if (entrypoint == Entrypoint.TEST) {
            return testPayload();
        }
        String event = protocol();
        return event.length() < LARGE ? event : compressed(event);
    }

    /** An event as CloudFormation sends it when it is large. */
    static String compressed(String event) {
        try {
            return new Serializer().compress(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String protocol() {
        // With a member of older versions of the protocol; the function is to ignore what it does not know.
        ObjectNode event = object(
                """
                {"awsAccountId": "123456789012", "resourceType": "AWS::ApiGatewayV2::IntegrationResponse",
                "responseEndpoint": "https://cloudformation.us-east-1.amazonaws.com", "resourceTypeVersion": "00000001",
                "stackId": "arn:aws:cloudformation:us-east-1:123456789012:stack/harness/5e7c",
                "snapshotRequested": false, "rollback": false, "driftable": false,
                "requestData": {"logicalResourceId": "Response", "stackTags": {"team": "local"}, "previousStackTags": {},
                "systemTags": {"aws:cloudformation:stack-name": "local"},
                "previousSystemTags": {"aws:cloudformation:stack-name": "local"}}}""");
        event.put("bearerToken", token).put("region", region);
        addTo(event, event);
        ObjectNode data = (ObjectNode) event.get("requestData");
        caller.ifPresent(credentials -> data.putPOJO("callerCredentials", members(credentials)));
        if (loggingConfig) {
            data.put("providerLogGroupName", LOG_GROUP).putPOJO("providerCredentials", members(OWNER));
        }
        data.putPOJO("resourceProperties", desired.values());
        previous.ifPresent(properties -> data.putPOJO("previousResourceProperties", properties.values()));
        return event.toString();
    }

    private String testPayload() {
        ObjectNode event = object("{\"request\": {\"logicalResourceIdentifier\": \"Response\"}}");
        ObjectNode request = (ObjectNode) event.get("request");
        addTo(event, request);
        caller.ifPresent(credentials -> event.putPOJO("credentials", members(credentials)));
        request.put("clientRequestToken", token).putPOJO("desiredResourceState", desired.values());
        previous.ifPresent(properties -> request.putPOJO("previousResourceState", properties.values()));
        return event.toString();
    }

    private void addTo(ObjectNode event, ObjectNode page) {
        event.put("action", action.name());
        callbackContext.ifPresent(context -> event.set("callbackContext", context));
        nextToken.ifPresent(text -> page.put("nextToken", text));
        maxResults.ifPresent(number -> page.put("maxResults", number));
    }

    private static Map<String, String> members(Credentials credentials) {
        return Map.of(
                "accessKeyId", credentials.getAccessKeyId(),
                "secretAccessKey", credentials.getSecretAccessKey(),
                "sessionToken", credentials.getSessionToken());
    }

    private static ObjectNode object(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
