package software.amazon.apigatewayv2.integrationresponse.local.sample;

import java.util.Map;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.LocalApiGateway;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Member;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.StoredIntegrationResponse;

/** The content of a fresh local service, on which the event files in {@code sam-tests/} work as they are. */
public final class SampleData {
    public static final String API_ID = "sampleapi1";
    public static final String INTEGRATION_ID = "sampleint";
    public static final String INTEGRATION_RESPONSE_ID = "sampleres";

    public static final StoredIntegrationResponse INTEGRATION_RESPONSE = StoredIntegrationResponse.ofKey("$default")
            .withId(INTEGRATION_RESPONSE_ID)
            .with(Member.TEMPLATE_SELECTION_EXPRESSION, "${integration.response.header.content-type}")
            .with(Member.RESPONSE_PARAMETERS, Map.of("method.response.header.x-sample", "'open'"))
            .with(Member.RESPONSE_TEMPLATES, Map.of("application/json", "{\"from\": \"the sample\"}"));

    public static final String DESCRIPTION = "It holds API %s, integration %s, integration response %s."
            .formatted(API_ID, INTEGRATION_ID, INTEGRATION_RESPONSE_ID);

    private SampleData() {}

    public static void load(LocalApiGateway service) {
        service.createWebSocketApi(API_ID, "local");
        service.createIntegration(API_ID, INTEGRATION_ID);
        service.put(API_ID, INTEGRATION_ID, INTEGRATION_RESPONSE);
    }
}
