package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.apigatewayv2.integrationresponse.SampleValues;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.ContentHandlingStrategy;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationResponseRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationResponseResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationResponseResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationResponsesResponse;
import software.amazon.awssdk.services.apigatewayv2.model.IntegrationResponse;
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

    /** An integration response with all that one may have. */
    CreateIntegrationResponseResponse createFull() {
        return create(request -> withOthers(request)
                .integrationResponseKey("/4\\d\\d/")
                .contentHandlingStrategy(ContentHandlingStrategy.CONVERT_TO_TEXT)
                .templateSelectionExpression("${integration.response.header.kind}")
                .responseParameters(Map.of("method.response.header.a", "'1'", "b", "'2'"))
                .responseTemplates(Map.of("application/json", "{}", "$default", "none")));
    }

    /** A request with the second sample value of each property. */
    static <B extends SdkPojo> B withOthers(B request) {
        SampleValues.others().forEach((property, value) -> request.sdkFields().stream()
                .filter(field -> field.memberName().equals(property))
                .forEach(field -> field.set(request, value)));
        return request;
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

    /** Get has to give just what another operation answered. */
    void assertGives(String responseId, SdkPojo answer) {
        assertThat(members(get(responseId))).isEqualTo(members(answer));
    }

    private static Map<String, String> members(SdkPojo answer) {
        return answer.sdkFields().stream()
                .collect(Collectors.toMap(
                        SdkField::memberName, field -> String.valueOf(field.getValueOrDefault(answer))));
    }
}
