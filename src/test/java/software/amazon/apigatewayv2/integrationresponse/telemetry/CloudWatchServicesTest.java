package software.amazon.apigatewayv2.integrationresponse.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.endpoints.CloudWatchEndpointProvider;
import software.amazon.awssdk.services.cloudwatchlogs.endpoints.CloudWatchLogsEndpointProvider;

/** Which endpoints are called. {@code SdkClientsTest} has what is the same for all services. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CloudWatchServicesTest {

    @AutoClose
    private final SdkHttpClient http = ApacheHttpClient.create();

    static Stream<Region> hasTheEndpointsThatTheSdkWouldChooseForARegion() {
        return Region.regions().stream().filter(region -> !region.isGlobalRegion());
    }

    @ParameterizedTest
    @MethodSource
    void hasTheEndpointsThatTheSdkWouldChooseForARegion(Region region) {
        CloudWatchServices services = services(Map.of("AWS_REGION", region.id()));

        assertThat(endpoint(services.metrics()))
                .isEqualTo(CloudWatchEndpointProvider.defaultProvider()
                        .resolveEndpoint(parameters -> parameters.region(region))
                        .join()
                        .url());
        assertThat(endpoint(services.logs()))
                .isEqualTo(CloudWatchLogsEndpointProvider.defaultProvider()
                        .resolveEndpoint(parameters -> parameters.region(region))
                        .join()
                        .url());
    }

    @Test
    void takesAnEndpointForEachService() {
        CloudWatchServices services = services(Map.of(
                "AWS_REGION", "eu-west-1",
                "AWS_ENDPOINT_URL_CLOUDWATCH", "http://127.0.0.1:1",
                "AWS_ENDPOINT_URL_CLOUDWATCH_LOGS", "http://127.0.0.1:2"));

        assertThat(endpoint(services.metrics())).isEqualTo(URI.create("http://127.0.0.1:1"));
        assertThat(endpoint(services.logs())).isEqualTo(URI.create("http://127.0.0.1:2"));
    }

    private CloudWatchServices services(Map<String, String> environment) {
        return CloudWatchServices.from(environment, http, new ScheduledThreadPoolExecutor(0));
    }

    private static URI endpoint(SdkClient client) {
        return client.serviceClientConfiguration().endpointOverride().orElseThrow();
    }
}
