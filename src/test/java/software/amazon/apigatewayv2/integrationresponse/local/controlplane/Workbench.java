package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.apigatewayv2.integrationresponse.SampleValues;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationResponseRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationResponseResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationResponseResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationResponsesResponse;
import software.amazon.awssdk.services.apigatewayv2.model.IntegrationResponse;
import software.amazon.awssdk.services.apigatewayv2.model.IntegrationType;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateIntegrationResponseRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateIntegrationResponseResponse;

/** An API and an integration of a test's own, at any service that speaks the protocol. */
record Workbench(ApiGatewayV2Client client, String apiId, String integrationId) {
    /** Makes an API of its own, and an integration in it. */
    Workbench with(ProtocolType protocol) {
        String api = client.createApi(request -> request.name("conformance")
                        .protocolType(protocol)
                        .routeSelectionExpression("$request.body.action"))
                .apiId();
        return new Workbench(client, api, "").neighbour();
    }

    /** Makes another integration of the same API. */
    Workbench neighbour() {
        String integration = client.createIntegration(
                        request -> request.apiId(apiId).integrationType(IntegrationType.MOCK))
                .integrationId();
        return new Workbench(client, apiId, integration);
    }

    CreateIntegrationResponseResponse create(String key) {
        return create(request -> request.integrationResponseKey(key));
    }

    CreateIntegrationResponseResponse create(Consumer<CreateIntegrationResponseRequest.Builder> members) {
        return client.createIntegrationResponse(
                request -> members.accept(request.apiId(apiId).integrationId(integrationId)));
    }

    GetIntegrationResponseResponse get(String responseId) {
        return client.getIntegrationResponse(
                request -> request.apiId(apiId).integrationId(integrationId).integrationResponseId(responseId));
    }

    UpdateIntegrationResponseResponse update(
            String responseId, Consumer<UpdateIntegrationResponseRequest.Builder> members) {
        return client.updateIntegrationResponse(request ->
                members.accept(request.apiId(apiId).integrationId(integrationId).integrationResponseId(responseId)));
    }

    void delete(String responseId) {
        client.deleteIntegrationResponse(
                request -> request.apiId(apiId).integrationId(integrationId).integrationResponseId(responseId));
    }

    /** Makes an integration response with the first sample value of each property. */
    CreateIntegrationResponseResponse createFull() {
        return create(request -> request.sdkFields().stream()
                .filter(field -> SampleValues.all().containsKey(field.memberName()))
                .forEach(field -> field.set(request, SampleValues.all().get(field.memberName()))));
    }

    List<IntegrationResponse> items() {
        return page("100", null).items();
    }

    GetIntegrationResponsesResponse page(String size, String token) {
        return client.getIntegrationResponses(request -> request.apiId(apiId)
                .integrationId(integrationId)
                .maxResults(size)
                .nextToken(token));
    }

    /** Get has to give just what another operation responded. */
    void assertGives(String responseId, SdkPojo response) {
        assertThat(members(get(responseId))).isEqualTo(members(response));
    }

    private static Map<String, String> members(SdkPojo response) {
        return response.sdkFields().stream()
                .collect(Collectors.toMap(
                        SdkField::memberName, field -> String.valueOf(field.getValueOrDefault(response))));
    }
}
