package software.amazon.apigatewayv2.integrationresponse.service;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** CloudWatch, metrics and logs, at the end of an HTTP client that has no network: it takes whatever it is sent. */
public final class StandInCloudWatch implements SdkHttpClient {

    /** The log group and stream that are there. */
    public static final String LOGS = "-";

    /** Logs speak JSON and name their operation in a header; of all answers only the list of log groups has contents. */
    private static final byte[] TO_LOGS =
            "{\"logGroups\":[{\"logGroupName\":\"%s\"}]}".formatted(LOGS).getBytes(StandardCharsets.UTF_8);

    /** Metrics speak CBOR (Smithy RPC v2): an empty map. */
    private static final byte[] TO_METRICS = {(byte) 0xA0};

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        boolean toLogs =
                request.httpRequest().firstMatchingHeader("X-Amz-Target").isPresent();
        return new Taken(toLogs ? TO_LOGS : TO_METRICS);
    }

    @Override
    public void close() {}

    private record Taken(byte[] answer) implements ExecutableHttpRequest {

        @Override
        public HttpExecuteResponse call() {
            return HttpExecuteResponse.builder()
                    .response(SdkHttpResponse.builder()
                            .statusCode(200)
                            .putHeader("smithy-protocol", "rpc-v2-cbor")
                            .build())
                    .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer)))
                    .build();
        }

        @Override
        public void abort() {}
    }
}
