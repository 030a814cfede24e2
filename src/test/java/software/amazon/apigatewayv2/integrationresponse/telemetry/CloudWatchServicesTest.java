package software.amazon.apigatewayv2.integrationresponse.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.HashMap;
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

/** Which endpoints are called, for each environment. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CloudWatchServicesTest {

    @AutoClose
    private final SdkHttpClient http = ApacheHttpClient.create();

    static Stream<Region> regions() {
        return Region.regions().stream().filter(region -> !region.isGlobalRegion());
    }

    @ParameterizedTest
    @MethodSource("regions")
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
        Map<String, String> environment = new HashMap<>(Map.of(
                "AWS_REGION", "eu-west-1",
                "AWS_ENDPOINT_URL", "http://127.0.0.1:1",
                "AWS_ENDPOINT_URL_CLOUDWATCH", "http://127.0.0.1:2",
                "AWS_ENDPOINT_URL_CLOUDWATCH_LOGS", "http://127.0.0.1:3"));
        assertThat(endpoint(services(environment).metrics())).isEqualTo(URI.create("http://127.0.0.1:2"));
        assertThat(endpoint(services(environment).logs())).isEqualTo(URI.create("http://127.0.0.1:3"));

        environment.put("AWS_ENDPOINT_URL_CLOUDWATCH", "");
        environment.remove("AWS_ENDPOINT_URL_CLOUDWATCH_LOGS");
        assertThat(endpoint(services(environment).metrics())).isEqualTo(URI.create("http://127.0.0.1:1"));
        assertThat(endpoint(services(environment).logs())).isEqualTo(URI.create("http://127.0.0.1:1"));
    }

    @Test
    void refusesAnEnvironmentWithoutARegion() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> services(Map.of()))
                .withMessage("The environment variable AWS_REGION is not set");
    }

    private CloudWatchServices services(Map<String, String> environment) {
        return CloudWatchServices.from(environment, http, new ScheduledThreadPoolExecutor(0));
    }

    private static URI endpoint(SdkClient client) {
        return client.serviceClientConfiguration().endpointOverride().orElseThrow();
    }
}
