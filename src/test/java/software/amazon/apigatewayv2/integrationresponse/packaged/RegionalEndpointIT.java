package software.amazon.apigatewayv2.integrationresponse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.apigatewayv2.integrationresponse.local.function.Entrypoint;
import software.amazon.apigatewayv2.integrationresponse.local.function.PackagedFunction;
import software.amazon.apigatewayv2.integrationresponse.packaged.StubEndpoint.ReceivedRequest;
import software.amazon.apigatewayv2.integrationresponse.packaged.StubEndpoint.StubResponse;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.Credentials;

/**
 * Without an endpoint in its environment, as in Lambda, the function calls the endpoints of its region over TLS. The
 * type is registered with a LoggingConfig here, and its log group is still missing.
 */
class RegionalEndpointIT {
    private static final String REGION = "eu-central-1";
    private static final ResourceProperties ASKED =
            ResourceProperties.of("a", "b").with("IntegrationResponseId", "c");

    private final AtomicBoolean hasLogGroup = new AtomicBoolean();

    @Test
    void callsTheEndpointsOfTheRegionOverTlsWithTheCredentialsForEach(@TempDir Path directory) throws Exception {
        List<String> hosts = Stream.of("apigateway", "monitoring", "logs")
                .map(service -> service + "." + REGION + ".amazonaws.com")
                .toList();
        TrustedHosts trusted = TrustedHosts.of(directory, hosts);
        String javaOptions = "-Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword=%s"
                .formatted(trusted.trustStore(), TrustedHosts.PASSWORD);
        CloudFormationRequest read =
                CloudFormationRequest.of(Action.READ, ASKED).withRegion(REGION).withLoggingConfig(true);
        try (StubEndpoint services = StubEndpoint.startTls(trusted.server(), this::respond);
                ConnectProxy internet = new ConnectProxy(services.uri());
                // The RPDK's HTTP client takes HTTP_PROXY for HTTPS too, and not HTTPS_PROXY: tried.
                PackagedFunction function = PackagedFunction.start(
                        PackagedJar.path(),
                        Map.of("AWS_REGION", REGION, "HTTP_PROXY", internet.uri(), "JAVA_TOOL_OPTIONS", javaOptions))) {
            HandlerResponse response =
                    HandlerResponse.read(function.invoke(Entrypoint.HANDLE, read.event(Entrypoint.HANDLE)));

            assertThat(response.model())
                    .isEqualTo(ASKED.with("IntegrationResponseKey", "$default").shown());
            assertThat(internet.wanted())
                    .containsOnly(hosts.stream().map(host -> host + ":443").toArray(String[]::new));
            assertThat(requests(services, hosts.get(0), CloudFormationRequest.CALLER, "apigateway"))
                    .extracting(ReceivedRequest::path)
                    .containsExactly("/v2/apis/a/integrations/b/integrationresponses/c");
            assertThat(requests(services, hosts.get(1), CloudFormationRequest.OWNER, "monitoring"))
                    .extracting(ReceivedRequest::operation)
                    .containsExactly("PutMetricData");
            assertThat(requests(services, hosts.get(2), CloudFormationRequest.OWNER, "logs"))
                    .extracting(ReceivedRequest::operation)
                    .containsExactly("CreateLogStream", "CreateLogGroup", "CreateLogStream", "PutLogEvents");
            assertThat(services.received().stream().map(ReceivedRequest::body).collect(Collectors.joining()))
                    .contains(CloudFormationRequest.LOG_GROUP, "operation=READ", "HandlerInvocationDuration")
                    .doesNotContain(CloudFormationRequest.CREDENTIALS);
        }
    }

    private StubResponse respond(ReceivedRequest request) {
        if (request.path().startsWith("/v2/apis/")) {
            return StubResponse.ok("{\"integrationResponseId\": \"c\", \"integrationResponseKey\": \"$default\"}");
        }
        hasLogGroup.compareAndSet(false, request.operation().equals("CreateLogGroup"));
        return request.operation().equals("CreateLogStream") && !hasLogGroup.get()
                ? StubResponse.refusal(400, "ResourceNotFoundException", "no group")
                : StubResponse.ofCloudWatch(request);
    }

    /** The requests for a host, which have to be signed with these credentials for this service. */
    private static List<ReceivedRequest> requests(
            StubEndpoint services, String host, Credentials credentials, String service) {
        List<ReceivedRequest> requests = services.received().stream()
                .filter(request -> request.header("Host").equals(host))
                .toList();
        assertThat(requests).allSatisfy(request -> {
            assertThat(request.header("X-Amz-Security-Token")).isEqualTo(credentials.getSessionToken());
            assertThat(request.header("Authorization"))
                    .startsWith("AWS4-HMAC-SHA256 Credential=" + credentials.getAccessKeyId())
                    .contains("/" + REGION + "/" + service + "/aws4_request");
        });
        return requests;
    }
}
