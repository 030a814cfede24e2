package software.amazon.apigatewayv2.integrationresponse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Without an endpoint in its environment, as in Lambda, the function calls the endpoint of its region over TLS. */
class RegionalEndpointIT {
    private static final StubResponse FOUND = new StubResponse(
            200, Map.of(), "{\"integrationResponseId\": \"c\", \"integrationResponseKey\": \"$default\"}");

    private static final ResourceProperties ASKED = ResourceProperties.none()
            .with("ApiId", "a")
            .with("IntegrationId", "b")
            .with("IntegrationResponseId", "c");

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "us-east-1, apigateway.us-east-1.amazonaws.com",
        "cn-north-1, apigateway.cn-north-1.amazonaws.com.cn",
        "us-gov-west-1, apigateway.us-gov-west-1.amazonaws.com"
    })
    void theRegionsOwnEndpointIsCalledOverTls(String region, String host) {
        TrustedHosts hosts = TrustedHosts.of(directory, host);
        ResourceProperties asked = ResourceProperties.none()
                .with("ApiId", "a")
                .with("IntegrationId", "b")
                .with("IntegrationResponseId", "c");
        try (StubEndpoint service = StubEndpoint.startTls(hosts.server(), request -> FOUND);
                ConnectProxy internet = ConnectProxy.to(service.uri());
                PackagedFunction function = PackagedFunction.start(
                        PackagedJar.path(),
                        Map.of(
                                "AWS_REGION",
                                region,
                                // The RPDK's HTTP client takes this one for HTTPS too, and not HTTPS_PROXY: tried.
                                "HTTP_PROXY",
                                internet.uri().toString(),
                                "JAVA_TOOL_OPTIONS",
                                "-Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword=%s"
                                        .formatted(hosts.trustStore(), TrustedHosts.PASSWORD)))) {
            HandlerAnswer answer = HandlerAnswer.read(function.invoke(
                    Entrypoint.HANDLE,
                    CloudFormationRequest.of(Action.READ, ASKED)
                            .withRegion(region)
                            .event(Entrypoint.HANDLE)));

            assertThat(answer.model())
                    .isEqualTo(ASKED.with("IntegrationResponseKey", "$default").shown());
            assertThat(internet.wanted()).containsExactly(host + ":443");
            assertThat(service.received()).singleElement().satisfies(request -> assertSigned(request, region, host));
        }
    }

    /** Somebody's computer may be set to use a proxy, which knows nothing of what is on the computer itself. */
    @Test
    void aLocalEndpointIsNotLookedForBehindTheProxy() {
        try (StubEndpoint service = StubEndpoint.start(request -> FOUND);
                StubEndpoint proxy = StubEndpoint.start(request -> new StubResponse(502, Map.of(), ""))) {
            Map<String, String> environment = new HashMap<>(PackagedFunction.environment(service.uri()));
            environment.put("HTTP_PROXY", proxy.uri().toString());
            try (PackagedFunction function = PackagedFunction.start(PackagedJar.path(), environment)) {
                HandlerAnswer answer = HandlerAnswer.read(function.invoke(
                        Entrypoint.HANDLE,
                        CloudFormationRequest.of(Action.READ, ASKED).event(Entrypoint.HANDLE)));

                assertThat(answer.status()).isEqualTo("SUCCESS");
                assertThat(proxy.received()).isEmpty();
            }
        }
    }

    private static void assertSigned(ReceivedRequest request, String region, String host) {
        assertThat(request.path()).isEqualTo("/v2/apis/a/integrations/b/integrationresponses/c");
        assertThat(request.header("Host")).isEqualTo(host);
        assertThat(request.header("X-Amz-Security-Token")).isEqualTo(CloudFormationRequest.CALLER.getSessionToken());
        assertThat(request.header("Authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=" + CloudFormationRequest.CALLER.getAccessKeyId())
                .contains("/" + region + "/apigateway/aws4_request");
    }
}
