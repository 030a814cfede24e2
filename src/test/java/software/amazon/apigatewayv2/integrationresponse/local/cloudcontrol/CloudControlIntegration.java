package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol.CloudControlHarness.TYPE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.StoredIntegrationResponse;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cloudcontrol.model.CloudControlException;
import software.amazon.awssdk.services.cloudcontrol.model.Operation;
import software.amazon.awssdk.services.cloudcontrol.model.OperationStatus;
import software.amazon.awssdk.services.cloudcontrol.model.ProgressEvent;

/** An integration of its own for a test, and what tests do with the integration responses of it. */
final class CloudControlIntegration {
    private final CloudControlHarness harness;
    private final String api;
    private final String integration;

    CloudControlIntegration(CloudControlHarness harness) {
        this.harness = harness;
        this.api = harness.service().createWebSocketApi();
        this.integration = harness.service().createIntegration(api);
    }

    String api() {
        return api;
    }

    String integration() {
        return integration;
    }

    /** A resource model with what is required and nothing else. */
    ObjectNode model(String key) {
        return CloudControlJson.object()
                .put("ApiId", api)
                .put("IntegrationId", integration)
                .put("IntegrationResponseKey", key);
    }

    /** A model as a response shows it: with both maps, though they be empty. */
    ObjectNode shown(ObjectNode model) {
        model.withObjectProperty("ResponseParameters");
        model.withObjectProperty("ResponseTemplates");
        return model;
    }

    ProgressEvent create(JsonNode desired) {
        return create(CloudControlJson.text(desired), UUID.randomUUID().toString());
    }

    ProgressEvent create(String desired, String clientToken) {
        return harness.client()
                .createResource(
                        create -> create.typeName(TYPE).desiredState(desired).clientToken(clientToken))
                .progressEvent();
    }

    ProgressEvent update(StoredIntegrationResponse held, String patch) {
        return update(held, patch, UUID.randomUUID().toString());
    }

    ProgressEvent update(StoredIntegrationResponse held, String patch, String clientToken) {
        return harness.client()
                .updateResource(update -> update.typeName(TYPE)
                        .identifier(identifier(held))
                        .patchDocument(patch)
                        .clientToken(clientToken))
                .progressEvent();
    }

    ProgressEvent delete(String identifier) {
        return harness.client()
                .deleteResource(delete -> delete.typeName(TYPE).identifier(identifier))
                .progressEvent();
    }

    void get(String identifier) {
        harness.client().getResource(get -> get.typeName(TYPE).identifier(identifier));
    }

    List<ProgressEvent> requests(List<Operation> operations, List<OperationStatus> statuses, int pageSize) {
        return harness
                .client()
                .listResourceRequestsPaginator(list -> list.maxResults(pageSize)
                        .resourceRequestStatusFilter(
                                filter -> filter.operations(operations).operationStatuses(statuses)))
                .resourceRequestStatusSummaries()
                .stream()
                .toList();
    }

    /** Has the service hold an integration response, behind Cloud Control's back. */
    StoredIntegrationResponse stored(String key) {
        return store(StoredIntegrationResponse.ofKey(key));
    }

    StoredIntegrationResponse store(StoredIntegrationResponse response) {
        return harness.service().put(api, integration, response);
    }

    List<StoredIntegrationResponse> held() {
        return harness.service().integrationResponses(api, integration);
    }

    StoredIntegrationResponse onlyOne() {
        assertThat(held()).hasSize(1);
        return held().get(0);
    }

    String identifier(StoredIntegrationResponse response) {
        return identifier(response.id());
    }

    String identifier(String responseId) {
        return String.join("|", api, integration, responseId);
    }

    /** A JSON Patch that puts a value in the place of a property's. */
    static String replacing(String property, String value) {
        return "[{\"op\": \"replace\", \"path\": \"/%s\", \"value\": \"%s\"}]".formatted(property, value);
    }

    /** Checks that a call ends in this error of the service model, and that its message has these parts; gives the message. */
    static String assertRefused(ErrorCode error, ThrowingCallable call, String... parts) {
        AwsErrorDetails refusal =
                catchThrowableOfType(CloudControlException.class, call).awsErrorDetails();
        assertThat(refusal.errorCode()).isEqualTo(error.name());
        assertThat(refusal.sdkHttpResponse().statusCode()).isEqualTo(400);
        assertThat(parts).allSatisfy(part -> assertThat(refusal.errorMessage()).contains(part));
        return refusal.errorMessage();
    }
}
