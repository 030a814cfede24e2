package software.amazon.apigatewayv2.integrationresponse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.apigatewayv2.integrationresponse.local.function.Entrypoint;
import software.amazon.apigatewayv2.integrationresponse.local.function.PackagedFunction;
import software.amazon.apigatewayv2.integrationresponse.packaged.StubEndpoint.ReceivedRequest;
import software.amazon.apigatewayv2.integrationresponse.packaged.StubEndpoint.StubResponse;
import software.amazon.cloudformation.Action;

/** Without an endpoint in its environment, as in Lambda, the function calls the endpoints of its region over TLS. */
class RegionalEndpointIT {
    private static final ResourceProperties ASKED = ResourceProperties.none()
            .with("ApiId", "a")
            .with("IntegrationId", "b")
            .with("IntegrationResponseId", "c");

    @ParameterizedTest
    @CsvSource({"us-east-1, amazonaws.com", "cn-north-1, amazonaws.com.cn"})
    void callsTheEndpointsOfTheRegionOverTls(String region, String suffix, @TempDir Path directory) throws IOException {
        String host = "apigateway." + region + "." + suffix;
        String metrics = "monitoring." + region + "." + suffix;
        String logs = "logs." + region + "." + suffix;
        TrustedHosts hosts = TrustedHosts.of(directory, host, metrics, logs);
        try (StubEndpoint services = StubEndpoint.startTls(hosts.server(), RegionalEndpointIT::respond);
                ConnectProxy internet = ConnectProxy.to(services.uri());
                PackagedFunction function = PackagedFunction.start(
                        PackagedJar.path(),
                        Map.of(
                                "AWS_REGION",
                                region,
                                // The RPDK's HTTP client takes this one for HTTPS too, and not HTTPS_PROXY: tried.
                                "HTTP_PROXY",
                                internet.uri(),
                                "JAVA_TOOL_OPTIONS",
                                "-Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword=%s"
                                        .formatted(hosts.trustStore(), TrustedHosts.PASSWORD)))) {
            assertRead(
                    function,
                    CloudFormationRequest.of(Action.READ, ASKED)
                            .withRegion(region)
                            .withLoggingConfig());

            assertThat(internet.wanted()).containsOnly(host + ":443", metrics + ":443", logs + ":443");
            assertThat(services.received())
                    .filteredOn(request -> request.header("Host").equals(host))
                    .singleElement()
                    .satisfies(request -> assertSigned(request, region));
        }
    }

    /** Somebody's computer may be set to use a proxy, which knows nothing of what is on the computer itself. */
    @Test
    void doesNotLookForALocalEndpointBehindTheProxy() {
        try (StubEndpoint service = StubEndpoint.start(RegionalEndpointIT::respond);
                StubEndpoint proxy = StubEndpoint.start(request -> new StubResponse(502, Map.of(), ""))) {
            Map<String, String> environment = new HashMap<>(PackagedFunction.environment(service.uri()));
            environment.put("HTTP_PROXY", proxy.uri().toString());
            try (PackagedFunction function = PackagedFunction.start(PackagedJar.path(), environment)) {
                assertRead(function, CloudFormationRequest.of(Action.READ, ASKED));

                assertThat(proxy.received()).isEmpty();
            }
        }
    }

    private static StubResponse respond(ReceivedRequest request) {
        return request.path().startsWith("/v2/apis/")
                ? new StubResponse(
                        200, Map.of(), "{\"integrationResponseId\": \"c\", \"integrationResponseKey\": \"$default\"}")
                : StubCloudWatch.withLogGroup(request);
    }

    private static void assertRead(PackagedFunction function, CloudFormationRequest read) {
        assertThat(HandlerResponse.read(function.invoke(Entrypoint.HANDLE, read.event(Entrypoint.HANDLE)))
                        .model())
                .isEqualTo(ASKED.with("IntegrationResponseKey", "$default").shown());
    }

    private static void assertSigned(ReceivedRequest request, String region) {
        assertThat(request.path()).isEqualTo("/v2/apis/a/integrations/b/integrationresponses/c");
        assertThat(request.header("X-Amz-Security-Token")).isEqualTo(CloudFormationRequest.CALLER.getSessionToken());
        assertThat(request.header("Authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=" + CloudFormationRequest.CALLER.getAccessKeyId())
                .contains("/" + region + "/apigateway/aws4_request");
    }
}
