package software.amazon.apigatewayv2.integrationresponse;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import software.amazon.apigatewayv2.integrationresponse.service.SdkClients;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;

/** The provider's own clients, as it makes them of Lambda's environment. */
final class ProviderClients {

    private ProviderClients() {}

    /** A client of the service at an endpoint; a call may take no longer than {@code timeout}. */
    static ApiGatewayV2Client of(URI endpoint, SdkHttpClient http, Duration timeout) {
        Map<String, String> environment = Map.of("AWS_REGION", "us-east-1", "AWS_ENDPOINT_URL", endpoint.toString());
        return new SdkClients(environment, http).apiGateway(timeout);
    }
}
