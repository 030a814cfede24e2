package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.LocalApiGateway;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.StoredIntegrationResponse;
import software.amazon.apigatewayv2.integrationresponse.local.function.PackagedFunction;
import software.amazon.apigatewayv2.integrationresponse.local.loopback.AllowedHosts;
import software.amazon.apigatewayv2.integrationresponse.packaged.PackagedJar;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.cloudcontrol.CloudControlClient;
import software.amazon.awssdk.services.cloudcontrol.model.CloudControlException;
import software.amazon.awssdk.services.cloudcontrol.model.HandlerErrorCode;
import software.amazon.awssdk.services.cloudcontrol.model.OperationStatus;
import software.amazon.awssdk.services.cloudcontrol.model.ProgressEvent;
import software.amazon.awssdk.services.cloudcontrol.model.ResourceDescription;

/** A local API Gateway V2, the packaged handlers, Cloud Control in front, and its client. A test has its own integration. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class CloudControlHarness {
    public static final String TYPE = "AWS::ApiGatewayV2::IntegrationResponse";

    @AutoClose
    final LocalApiGateway service = LocalApiGateway.start();

    @AutoClose
    final LocalCloudControl cloudControl = LocalCloudControl.start(
            0, AllowedHosts.loopback(), PackagedJar.path(), PackagedFunction.environment(service.endpoint()));

    @AutoClose
    final CloudControlClient client = client(cloudControl.endpoint());

    String api;
    String integration;

    @BeforeEach
    void startAnew() {
        service.clearFaults();
        api = service.createWebSocketApi();
        integration = service.createIntegration(api);
    }

    public static CloudControlClient client(URI endpoint) {
        return CloudControlClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(ApacheHttpClient.builder())
                .overrideConfiguration(client -> client.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    ObjectNode modelOfIntegration() {
        return CloudControlJson.object().put("ApiId", api).put("IntegrationId", integration);
    }

    /** A model with what is required and nothing else. */
    ObjectNode model(String key) {
        return modelOfIntegration().put("IntegrationResponseKey", key);
    }

    ProgressEvent create(JsonNode desired) {
        return create(CloudControlJson.text(desired), null);
    }

    /** Without a client token, the SDK's client makes one. */
    ProgressEvent create(String desired, String clientToken) {
        return client.createResource(
                        create -> create.typeName(TYPE).desiredState(desired).clientToken(clientToken))
                .progressEvent();
    }

    ProgressEvent update(StoredIntegrationResponse held, String patch) {
        return update(held, patch, null);
    }

    ProgressEvent update(StoredIntegrationResponse held, String patch, String clientToken) {
        return client.updateResource(update -> update.typeName(TYPE)
                        .identifier(identifier(held))
                        .patchDocument(patch)
                        .clientToken(clientToken))
                .progressEvent();
    }

    /** A JSON Patch of one operation. */
    static String patch(String operation, String path, String value) {
        return "[{\"op\": \"%s\", \"path\": \"%s\", \"value\": \"%s\"}]".formatted(operation, path, value);
    }

    static String patchOfKey(String key) {
        return patch("replace", "/IntegrationResponseKey", key);
    }

    ProgressEvent delete(StoredIntegrationResponse held) {
        return client.deleteResource(delete -> delete.typeName(TYPE).identifier(identifier(held)))
                .progressEvent();
    }

    ResourceDescription get(String identifier) {
        return client.getResource(get -> get.typeName(TYPE).identifier(identifier))
                .resourceDescription();
    }

    ProgressEvent status(ProgressEvent request) {
        return client.getResourceRequestStatus(asked -> asked.requestToken(request.requestToken()))
                .progressEvent();
    }

    /** Asks for a request's status until it is as wanted. */
    ProgressEvent until(ProgressEvent request, Predicate<ProgressEvent> wanted) {
        ProgressEvent event = status(request);
        while (!wanted.test(event)) {
            LockSupport.parkNanos(20_000_000);
            event = status(request);
        }
        return event;
    }

    /** Waits until a request has ended like this. */
    ProgressEvent ended(ProgressEvent request, OperationStatus expected) {
        ProgressEvent end = until(request, event -> switch (event.operationStatus()) {
            case SUCCESS, FAILED, CANCEL_COMPLETE -> true;
            default -> false;
        });
        assertThat(end.operationStatus()).as("%s", end).isEqualTo(expected);
        return end;
    }

    ProgressEvent succeeded(ProgressEvent request) {
        return ended(request, OperationStatus.SUCCESS);
    }

    ProgressEvent failed(ProgressEvent request, HandlerErrorCode code) {
        ProgressEvent end = ended(request, OperationStatus.FAILED);
        assertThat(end.errorCode()).isEqualTo(code);
        return end;
    }

    /** Has the service hold an integration response, behind Cloud Control's back. */
    StoredIntegrationResponse stored(String key) {
        return store(StoredIntegrationResponse.ofKey(key));
    }

    StoredIntegrationResponse store(StoredIntegrationResponse response) {
        return service.put(api, integration, response);
    }

    List<StoredIntegrationResponse> held() {
        return service.integrationResponses(api, integration);
    }

    StoredIntegrationResponse onlyOne() {
        assertThat(held()).hasSize(1);
        return held().get(0);
    }

    String identifier(StoredIntegrationResponse response) {
        return String.join("|", api, integration, response.id());
    }

    /** Checks that a call ends in this error of the service model; what follows is about its message. */
    static AbstractStringAssert<?> assertRefused(ErrorCode error, ThrowingCallable call) {
        AwsErrorDetails refusal =
                catchThrowableOfType(CloudControlException.class, call).awsErrorDetails();
        assertThat(refusal.errorCode()).isEqualTo(error.name());
        assertThat(refusal.sdkHttpResponse().statusCode()).isEqualTo(400);
        return assertThat(refusal.errorMessage());
    }
}
