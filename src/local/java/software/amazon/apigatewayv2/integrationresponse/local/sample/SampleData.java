package software.amazon.apigatewayv2.integrationresponse.local.sample;

import java.util.Map;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.LocalApiGateway;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Member;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.StoredIntegrationResponse;

/**
 * What a fresh local service holds, so that the event files in {@code sam-tests/} work on it as they are: a WebSocket
 * API with an integration that has one integration response.
 */
public final class SampleData {
    public static final String API_ID = "sampleapi1";
    public static final String INTEGRATION_ID = "sampleint";
    public static final String INTEGRATION_RESPONSE_ID = "sampleres";

    /** The integration response that is there from the beginning. */
    public static final StoredIntegrationResponse INTEGRATION_RESPONSE = StoredIntegrationResponse.ofKey("$default")
            .withId(INTEGRATION_RESPONSE_ID)
            .with(Member.TEMPLATE_SELECTION_EXPRESSION, "${integration.response.header.content-type}")
            .with(Member.RESPONSE_PARAMETERS, Map.of("method.response.header.x-sample", "'open'"))
            .with(Member.RESPONSE_TEMPLATES, Map.of("application/json", "{\"from\": \"the sample\"}"));

    /** What is printed about it. */
    public static final String DESCRIPTION = "It holds API %s, integration %s, integration response %s."
            .formatted(API_ID, INTEGRATION_ID, INTEGRATION_RESPONSE_ID);

    private SampleData() {}

    /** Puts the API, the integration and its integration response into a service. */
    public static void load(LocalApiGateway service) {
        service.createWebSocketApi(API_ID, "local");
        service.createIntegration(API_ID, INTEGRATION_ID);
        service.put(API_ID, INTEGRATION_ID, INTEGRATION_RESPONSE);
    }
}
