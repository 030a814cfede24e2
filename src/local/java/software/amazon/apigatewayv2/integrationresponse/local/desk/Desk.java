package software.amazon.apigatewayv2.integrationresponse.local.desk;

import java.util.Map;
import java.util.Optional;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.LocalApiGateway;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.StoredIntegrationResponse;

/**
 * What a fresh local service holds, so that the event files in {@code sam-tests/} work on it as they are: a WebSocket
 * API with an integration that has one integration response.
 */
public final class Desk {
    public static final String API_ID = "deskapi001";
    public static final String INTEGRATION_ID = "deskint";
    public static final String INTEGRATION_RESPONSE_ID = "deskres";

    /** The integration response that is there from the beginning. */
    public static final StoredIntegrationResponse INTEGRATION_RESPONSE = StoredIntegrationResponse.ofKey("$default")
            .withId(INTEGRATION_RESPONSE_ID)
            .withTemplateSelectionExpression(Optional.of("${integration.response.header.content-type}"))
            .withResponseParameters(Map.of("method.response.header.x-desk", "'open'"))
            .withResponseTemplates(Map.of("application/json", "{\"from\": \"the desk\"}"));

    private Desk() {}

    /** Puts the API, the integration and its integration response into a service. */
    public static void furnish(LocalApiGateway service) {
        service.createWebSocketApi(API_ID, "desk");
        service.createIntegration(API_ID, INTEGRATION_ID);
        service.put(API_ID, INTEGRATION_ID, INTEGRATION_RESPONSE);
    }
}
