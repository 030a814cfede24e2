package software.amazon.apigatewayv2.integrationresponse.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.endpoints.ApiGatewayV2EndpointProvider;

/** Which endpoint is called, for each environment. */
class SdkClientsTest {

    @AutoClose
    private static final SdkHttpClient HTTP = ApacheHttpClient.create();

    @ParameterizedTest
    @MethodSource
    void aRegionHasTheEndpointThatTheSdkWouldChoose(Region region) {
        URI chosenBySdk = ApiGatewayV2EndpointProvider.defaultProvider()
                .resolveEndpoint(parameters -> parameters.region(region))
                .join()
                .url();

        assertThat(endpoint(Map.of("AWS_REGION", region.id()))).isEqualTo(chosenBySdk);
    }

    static Stream<Region> aRegionHasTheEndpointThatTheSdkWouldChoose() {
        return Stream.concat(
                Region.regions().stream().filter(region -> !region.isGlobalRegion()), Stream.of(Region.of("cn-new-1")));
    }

    @Test
    void anEndpointForThisServiceIsTakenBeforeOneForAllServicesUnlessItIsEmpty() {
        Map<String, String> environment =
                new HashMap<>(Map.of("AWS_REGION", "eu-west-1", "AWS_ENDPOINT_URL", "http://127.0.0.1:2"));

        environment.put("AWS_ENDPOINT_URL_APIGATEWAYV2", "http://127.0.0.1:1");
        assertThat(endpoint(environment)).isEqualTo(URI.create("http://127.0.0.1:1"));
        environment.put("AWS_ENDPOINT_URL_APIGATEWAYV2", "");
        assertThat(endpoint(environment)).isEqualTo(URI.create("http://127.0.0.1:2"));
    }

    @Test
    void reportsAMissingRegion() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> endpoint(Map.of()))
                .withMessage("The environment variable AWS_REGION is not set");
    }

    private URI endpoint(Map<String, String> environment) {
        try (ApiGatewayV2Client client = new SdkClients(environment, HTTP).apiGateway(Duration.ofSeconds(1))) {
            return client.serviceClientConfiguration().endpointOverride().orElseThrow();
        }
    }
}
