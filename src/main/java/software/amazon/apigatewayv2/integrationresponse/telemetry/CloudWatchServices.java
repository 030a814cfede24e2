package software.amazon.apigatewayv2.integrationresponse.telemetry;

import java.net.SocketException;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.apache.http.NoHttpResponseException;
import software.amazon.apigatewayv2.integrationresponse.service.SdkClients;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** The SDK's clients for CloudWatch and CloudWatch Logs. */
record CloudWatchServices(CloudWatchClient metrics, CloudWatchLogsClient logs) {
    /**
     * Clients for the Region and the endpoints that the environment names: AWS_REGION, which Lambda always sets, and
     * AWS_ENDPOINT_URL_CLOUDWATCH, AWS_ENDPOINT_URL_CLOUDWATCH_LOGS or AWS_ENDPOINT_URL.
     *
     * @param timer ends calls in time
     */
    static CloudWatchServices from(
            Map<String, String> environment, SdkHttpClient http, ScheduledExecutorService timer) {
        SdkClients settings = new SdkClients(environment, http);
        Consumer<ClientOverrideConfiguration.Builder> overrides = configuration -> configuration
                // Once more, at once: the connection may have been idle while the function was frozen, and nobody waits
                // long for a throttled call.
                .retryStrategy(DefaultRetryStrategy.standardStrategyBuilder()
                        .maxAttempts(2)
                        .backoffStrategy(BackoffStrategy.retryImmediately())
                        .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                        .retryOnExceptionOrCauseInstanceOf(NoHttpResponseException.class)
                        .retryOnExceptionOrCauseInstanceOf(SocketException.class)
                        .build())
                // One invocation's metrics are few; said, so that the SDK does not look for a setting.
                .compressionConfiguration(compression -> compression.requestCompressionEnabled(false))
                .scheduledExecutorService(timer);
        return new CloudWatchServices(
                settings.client(CloudWatchClient.builder(), "AWS_ENDPOINT_URL_CLOUDWATCH", "monitoring", overrides),
                settings.client(CloudWatchLogsClient.builder(), "AWS_ENDPOINT_URL_CLOUDWATCH_LOGS", "logs", overrides));
    }
}
