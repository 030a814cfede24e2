package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.apigatewayv2.integrationresponse.SampleValues;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.ContentHandlingStrategy;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationResponseRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationResponseResponse;
import software.amazon.awssdk.services.apigatewayv2.model.CreateStageRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetApiResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationResponseResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationResponsesResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetRouteResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetStageResponse;
import software.amazon.awssdk.services.apigatewayv2.model.IntegrationResponse;
import software.amazon.awssdk.services.apigatewayv2.model.IntegrationType;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateIntegrationRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateIntegrationResponseRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateIntegrationResponseResponse;

/** An API and an integration of a test's own, at any service that speaks the protocol. */
record Workbench(URI endpoint, ApiGatewayV2Client client, String apiId, String integrationId) {
    static final AwsCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret"));

    /** The real SDK's client of a service. It never retries, so that one call is one call. */
    static ApiGatewayV2Client client(URI endpoint, AwsCredentialsProvider credentials) {
        return ApiGatewayV2Client.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .httpClientBuilder(ApacheHttpClient.builder())
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }

    /** Makes a WebSocket API and an integration. */
    static Workbench at(URI endpoint, ApiGatewayV2Client client) {
        return new Workbench(endpoint, client, "", "").with(ProtocolType.WEBSOCKET);
    }

    /** Makes another API, and an integration in it. */
    Workbench with(ProtocolType protocol) {
        String api = client.createApi(request -> request.name("conformance")
                        .protocolType(protocol)
                        .routeSelectionExpression("$request.body.action"))
                .apiId();
        return new Workbench(endpoint, client, api, "").neighbour();
    }

    /** Makes another integration of the same API. */
    Workbench neighbour() {
        String integration = client.createIntegration(
                        request -> request.apiId(apiId).integrationType(IntegrationType.MOCK))
                .integrationId();
        return new Workbench(endpoint, client, apiId, integration);
    }

    GetApiResponse api() {
        return client.getApi(request -> request.apiId(apiId));
    }

    GetIntegrationResponse integration() {
        return client.getIntegration(request -> request.apiId(apiId).integrationId(integrationId));
    }

    void updateIntegration(Consumer<UpdateIntegrationRequest.Builder> members) {
        client.updateIntegration(request -> members.accept(request.apiId(apiId).integrationId(integrationId)));
    }

    /** Makes a route to the integration. */
    String createRoute(String key) {
        return client.createRoute(request -> request.apiId(apiId).routeKey(key).target("integrations/" + integrationId))
                .routeId();
    }

    GetRouteResponse route(String routeId) {
        return client.getRoute(request -> request.apiId(apiId).routeId(routeId));
    }

    void createStage(Consumer<CreateStageRequest.Builder> members) {
        client.createStage(request -> members.accept(request.apiId(apiId)));
    }

    GetStageResponse stage(String name) {
        return client.getStage(request -> request.apiId(apiId).stageName(name));
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
