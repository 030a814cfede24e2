package software.amazon.apigatewayv2.integrationresponse.local.probe;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.IntegrationType;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;

/**
 * An integration of the probe's own. Members of integration responses have the names that they have in a template;
 * {@code headers} is the prefix of the names of response parameters.
 */
record ProbedIntegration(
        ApiGatewayV2Client client, ProbeApis apis, String apiId, String integrationId, String headers) {
    /** Finds the form of parameters: the documentation names two, and a WebSocket API may not accept the first. */
    static ProbedIntegration of(ApiGatewayV2Client client, ProbeApis apis) {
        String apiId = apis.create(
                api -> api.protocolType(ProtocolType.WEBSOCKET).routeSelectionExpression("$request.body.action"));
        ProbedIntegration probed =
                new ProbedIntegration(client, apis, apiId, "", "method.response.header.").ofSameApi();
        boolean taken = Answer.to(
                        () -> probed.create(Map.of("ResponseParameters", Map.of(probed.headers + "name", "'1'"))))
                .said()
                .isEmpty();
        return taken
                ? probed
                : new ProbedIntegration(client, apis, apiId, probed.integrationId, "route.response.header.");
    }

    ProbedIntegration ofSameApi() {
        String id = client.createIntegration(
                        integration -> integration.apiId(apiId).integrationType(IntegrationType.MOCK))
                .integrationId();
        return new ProbedIntegration(client, apis, apiId, id, headers);
    }

    ProbedIntegration ofHttpApi() {
        String http = apis.create(api -> api.protocolType(ProtocolType.HTTP));
        String id = client.createIntegration(integration -> integration
                        .apiId(http)
                        .integrationType(IntegrationType.HTTP_PROXY)
                        .integrationMethod("GET")
                        .integrationUri("https://example.com/")
                        .payloadFormatVersion("1.0"))
                .integrationId();
        return new ProbedIntegration(client, apis, http, id, headers);
    }

    void delete() {
        client.deleteIntegration(request -> request.apiId(apiId).integrationId(integrationId));
    }

    /** Creates an integration response, with a key of its own unless one is given, and returns its identifier. */
    String create(Map<String, ?> members) {
        return client.createIntegrationResponse(request -> set(
                        request.apiId(apiId)
                                .integrationId(integrationId)
                                .integrationResponseKey("/" + UUID.randomUUID() + "/"),
                        members))
                .integrationResponseId();
    }

    /** Returns the members of the response. */
    Map<String, Object> update(String id, Map<String, ?> members) {
        return shown(client.updateIntegrationResponse(
                request -> set(request.apiId(apiId).integrationId(integrationId).integrationResponseId(id), members)));
    }

    Map<String, Object> read(String id) {
        return shown(client.getIntegrationResponse(
                request -> request.apiId(apiId).integrationId(integrationId).integrationResponseId(id)));
    }

    private static void set(SdkPojo request, Map<String, ?> members) {
        request.sdkFields().stream()
                .filter(field -> members.containsKey(field.memberName()))
                .forEach(field -> field.set(request, members.get(field.memberName())));
    }

    /** Returns the members that a response has; the SDK adds an empty map for each that is missing. */
    private static Map<String, Object> shown(SdkPojo response) {
        Map<String, Object> shown = new TreeMap<>();
        response.sdkFields().forEach(field -> shown.put(field.memberName(), field.getValueOrDefault(response)));
        shown.values().removeIf(value -> value == null || value instanceof SdkAutoConstructMap);
        return shown;
    }
}
