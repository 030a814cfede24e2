package software.amazon.apigatewayv2.integrationresponse.packaged;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import lombok.With;
import software.amazon.apigatewayv2.integrationresponse.local.function.Entrypoint;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.Credentials;

/**
 * What CloudFormation wants of the function, as an event for either entry point.
 *
 * @param token tells this request from others, in the log too
 * @param caller the credentials with which the service is called
 * @param provider the credentials with which metrics and logs are published; given with {@link #LOG_GROUP}
 */
@With
record CloudFormationRequest(
        Action action,
        Optional<ResourceProperties> desired,
        Optional<ResourceProperties> previous,
        Optional<JsonNode> callbackContext,
        Optional<String> nextToken,
        Optional<Integer> maxResults,
        String token,
        String region,
        Optional<Credentials> caller,
        Optional<Credentials> provider) {

    static final Credentials CALLER =
            new Credentials("ASIACALLERKEYID00001", "caller/secret/access+key/000001", "caller-session-token-000001");
    /** The type's owner, whose credentials come with a LoggingConfig. */
    static final Credentials OWNER =
            new Credentials("ASIAPROVIDERKEYID001", "provider/secret/access+key/0001", "provider-session-token-0001");

    static final String LOG_GROUP = "aws-apigatewayv2-integrationresponse-logs";

    private static final ObjectMapper JSON = new ObjectMapper();

    static CloudFormationRequest of(Action action, ResourceProperties desired) {
        return new CloudFormationRequest(
                action,
                Optional.of(desired),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                UUID.randomUUID().toString(),
                "us-east-1",
                Optional.of(CALLER),
                Optional.empty());
    }

    static CloudFormationRequest update(ResourceProperties desired, ResourceProperties previous) {
        return of(Action.UPDATE, desired).withPrevious(Optional.of(previous));
    }

    /** The event for an entry point. */
    String event(Entrypoint entrypoint) {
        return json(
                switch (entrypoint) {
                    case HANDLE -> protocol();
                    case TEST -> testPayload();
                });
    }

    /** The event for handleRequest as CloudFormation sends it when it is large. */
    String compressedEvent() {
        return compressed(event(Entrypoint.HANDLE));
    }

    /** An event in the envelope for large ones. */
    static String compressed(String event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(event.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return json(Map.of(
                "__COMPRESSED__",
                Base64.getEncoder().encodeToString(bytes.toByteArray()),
                "__COMPRESSION_METHOD__",
                "gzip_base64"));
    }

    private Map<String, Object> protocol() {
        Map<String, Object> data = new LinkedHashMap<>();
        caller.ifPresent(credentials -> data.put("callerCredentials", members(credentials)));
        provider.ifPresent(credentials -> {
            data.put("providerCredentials", members(credentials));
            data.put("providerLogGroupName", LOG_GROUP);
        });
        data.put("logicalResourceId", "Answer");
        desired.ifPresent(properties -> data.put("resourceProperties", properties.values()));
        previous.ifPresent(properties -> data.put("previousResourceProperties", properties.values()));
        data.put("systemTags", Map.of("aws:cloudformation:stack-name", "local"));
        data.put("previousSystemTags", Map.of("aws:cloudformation:stack-name", "local"));
        data.put("stackTags", Map.of("team", "local"));
        data.put("previousStackTags", Map.of());

        Map<String, Object> event = new LinkedHashMap<>();
        event.put("awsAccountId", "123456789012");
        event.put("bearerToken", token);
        event.put("region", region);
        event.put("action", action.name());
        // A member of older versions of the protocol; the function is to ignore what it does not know.
        event.put("responseEndpoint", "https://cloudformation.us-east-1.amazonaws.com");
        event.put("resourceType", "AWS::ApiGatewayV2::IntegrationResponse");
        event.put("resourceTypeVersion", "00000001");
        event.put("stackId", "arn:aws:cloudformation:us-east-1:123456789012:stack/harness/5e7c");
        event.put("snapshotRequested", false);
        event.put("rollback", false);
        event.put("driftable", false);
        nextToken.ifPresent(text -> event.put("nextToken", text));
        maxResults.ifPresent(number -> event.put("maxResults", number));
        callbackContext.ifPresent(context -> event.put("callbackContext", context));
        event.put("requestData", data);
        return event;
    }

    private Map<String, Object> testPayload() {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("clientRequestToken", token);
        desired.ifPresent(properties -> request.put("desiredResourceState", properties.values()));
        previous.ifPresent(properties -> request.put("previousResourceState", properties.values()));
        nextToken.ifPresent(text -> request.put("nextToken", text));
        maxResults.ifPresent(number -> request.put("maxResults", number));
        request.put("logicalResourceIdentifier", "Answer");

        Map<String, Object> event = new LinkedHashMap<>();
        caller.ifPresent(credentials -> event.put("credentials", members(credentials)));
        event.put("action", action.name());
        event.put("request", request);
        callbackContext.ifPresent(context -> event.put("callbackContext", context));
        return event;
    }

    private static Map<String, String> members(Credentials credentials) {
        return Map.of(
                "accessKeyId", credentials.getAccessKeyId(),
                "secretAccessKey", credentials.getSecretAccessKey(),
                "sessionToken", credentials.getSessionToken());
    }

    private static String json(Object document) {
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
