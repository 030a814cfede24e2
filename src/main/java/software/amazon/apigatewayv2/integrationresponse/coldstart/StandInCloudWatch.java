package software.amazon.apigatewayv2.integrationresponse.coldstart;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.apigatewayv2.integrationresponse.service.ServiceClient;
import software.amazon.apigatewayv2.integrationresponse.telemetry.Telemetry;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * CloudWatch, metrics and logs, at the end of an HTTP client that has no network: it takes whatever it is sent. No Region or
 * endpoint of the environment is used.
 */
final class StandInCloudWatch implements SdkHttpClient {

    /** Logs speak JSON and name their operation in a header. */
    private static final byte[] TO_LOGS = "{}".getBytes(StandardCharsets.US_ASCII);

    /** Metrics speak CBOR (Smithy RPC v2): an empty map. */
    private static final byte[] TO_METRICS = {(byte) 0xA0};

    private StandInCloudWatch() {}

    /** Telemetry that goes to a stand-in. */
    static Telemetry telemetry() {
        return new Telemetry(
                Map.of("AWS_REGION", "us-east-1", "AWS_ENDPOINT_URL", "http://localhost"),
                new StandInCloudWatch(),
                new StandInTiming(),
                ServiceClient.timer());
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        boolean toLogs =
                request.httpRequest().firstMatchingHeader("X-Amz-Target").isPresent();
        return new Taken(toLogs ? TO_LOGS : TO_METRICS);
    }

    @Override
    public void close() {}

    private record Taken(byte[] response) implements ExecutableHttpRequest {

        @Override
        public HttpExecuteResponse call() {
            return HttpExecuteResponse.builder()
                    .response(SdkHttpResponse.builder()
                            .statusCode(200)
                            .putHeader("smithy-protocol", "rpc-v2-cbor")
                            .build())
                    .responseBody(AbortableInputStream.create(new ByteArrayInputStream(response)))
                    .build();
        }

        @Override
        public void abort() {}
    }
}
