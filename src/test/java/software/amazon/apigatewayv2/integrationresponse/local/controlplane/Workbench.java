package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import java.net.URI;
import java.util.function.Consumer;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationResponseRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationResponseResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationResponseResponse;
import software.amazon.awssdk.services.apigatewayv2.model.IntegrationType;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateIntegrationResponseRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateIntegrationResponseResponse;

/** A WebSocket API and an integration of a test's own, at any service that speaks the protocol. */
record Workbench(URI endpoint, ApiGatewayV2Client client, String apiId, String integrationId) {

    static Workbench at(URI endpoint, ApiGatewayV2Client client) {
        String apiId = client.createApi(api -> api.name("conformance")
                        .protocolType(ProtocolType.WEBSOCKET)
                        .routeSelectionExpression("$request.body.action"))
                .apiId();
        return new Workbench(endpoint, client, apiId, integration(client, apiId));
    }

    static String integration(ApiGatewayV2Client client, String apiId) {
        return client.createIntegration(integration -> integration.apiId(apiId).integrationType(IntegrationType.MOCK))
                .integrationId();
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
}
