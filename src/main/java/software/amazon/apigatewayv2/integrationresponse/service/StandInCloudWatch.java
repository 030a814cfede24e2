package software.amazon.apigatewayv2.integrationresponse.service;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.cloudformation.injection.CloudWatchLogsProvider;
import software.amazon.cloudformation.injection.CloudWatchProvider;
import software.amazon.cloudformation.injection.CredentialsProvider;

/**
 * CloudWatch, metrics and logs, at the end of an HTTP client that has no network: it takes whatever it is sent. No region or
 * endpoint of the environment is used.
 */
public final class StandInCloudWatch implements SdkHttpClient {

    /** The log group that is there. */
    public static final String LOG_GROUP = "-";

    private static final URI ENDPOINT = URI.create("http://localhost");

    /** Logs speak JSON and name their operation in a header; of all answers only the list of log groups has contents. */
    private static final byte[] TO_LOGS =
            "{\"logGroups\":[{\"logGroupName\":\"%s\"}]}".formatted(LOG_GROUP).getBytes(StandardCharsets.UTF_8);

    /** Metrics speak CBOR (Smithy RPC v2): an empty map. */
    private static final byte[] TO_METRICS = {(byte) 0xA0};

    /** Provides clients for metrics as the RPDK does, which send to this stand-in. */
    public CloudWatchProvider metrics(CredentialsProvider owner) {
        return new CloudWatchProvider(owner, this) {
            @Override
            public CloudWatchClient get() {
                return here(defaultClient(CloudWatchClient.builder())).build();
            }
        };
    }

    /** Provides clients for logs as the RPDK does, which send to this stand-in. */
    public CloudWatchLogsProvider logs(CredentialsProvider owner) {
        return new CloudWatchLogsProvider(owner, this) {
            @Override
            public CloudWatchLogsClient get() {
                return here(defaultClient(CloudWatchLogsClient.builder())).build();
            }
        };
    }

    private static <B extends AwsClientBuilder<B, ?>> B here(B builder) {
        return builder.region(Region.US_EAST_1).endpointOverride(ENDPOINT);
    }

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
