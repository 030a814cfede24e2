package software.amazon.apigatewayv2.integrationresponse.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.endpoints.ApiGatewayV2EndpointProvider;

/** Which endpoint is called, for each environment. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SdkClientsTest {
    private static final String SPECIAL = "http://127.0.0.1:1";
    private static final String GENERAL = "http://127.0.0.1:2";

    @AutoClose
    private final SdkHttpClient http = ApacheHttpClient.create();

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
    void anEndpointForThisServiceIsTakenBeforeOneForAllServices() {
        assertThat(endpoint(Map.of(
                        "AWS_REGION", "eu-west-1",
                        "AWS_ENDPOINT_URL_APIGATEWAYV2", SPECIAL,
                        "AWS_ENDPOINT_URL", GENERAL)))
                .isEqualTo(URI.create(SPECIAL));
    }

    @Test
    void anEndpointThatIsEmptyCountsAsNone() {
        assertThat(endpoint(Map.of(
                        "AWS_REGION", "eu-west-1",
                        "AWS_ENDPOINT_URL_APIGATEWAYV2", "",
                        "AWS_ENDPOINT_URL", GENERAL)))
                .isEqualTo(URI.create(GENERAL));
    }

    @Test
    void withoutARegionItIsSaidWhatIsMissing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> endpoint(Map.of("AWS_ENDPOINT_URL", GENERAL)))
                .withMessage("The environment variable AWS_REGION is not set");
    }

    private URI endpoint(Map<String, String> environment) {
        try (ApiGatewayV2Client client = new SdkClients(environment, http).apiGateway(Duration.ofSeconds(1))) {
            return client.serviceClientConfiguration().endpointOverride().orElseThrow();
        }
    }
}
