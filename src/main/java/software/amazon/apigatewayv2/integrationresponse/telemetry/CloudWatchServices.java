package software.amazon.apigatewayv2.integrationresponse.telemetry;

import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import software.amazon.apigatewayv2.integrationresponse.service.ClientSettings;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** The SDK's clients for CloudWatch and CloudWatch Logs. The SDK's retries are off: this package decides what is sent again. */
record CloudWatchServices(CloudWatchClient metrics, CloudWatchLogsClient logs) {

    /** The SDK's own threshold. */
    private static final int COMPRESSED_FROM_BYTES = 10_240;

    /**
     * Clients for the Region and the endpoints that the environment names: AWS_REGION, which Lambda always sets, and
     * AWS_ENDPOINT_URL_CLOUDWATCH, AWS_ENDPOINT_URL_CLOUDWATCH_LOGS or AWS_ENDPOINT_URL.
     *
     * @param timer ends calls in time
     */
    static CloudWatchServices from(
            Map<String, String> environment, SdkHttpClient http, ScheduledExecutorService timer) {
        ClientSettings settings = new ClientSettings(environment, http);
        Consumer<ClientOverrideConfiguration.Builder> overrides = configuration -> configuration
                .compressionConfiguration(compression -> compression
                        .requestCompressionEnabled(true)
                        .minimumCompressionThresholdInBytes(COMPRESSED_FROM_BYTES))
                .scheduledExecutorService(timer);
        return new CloudWatchServices(
                settings.client(CloudWatchClient.builder(), "AWS_ENDPOINT_URL_CLOUDWATCH", "monitoring", overrides),
                settings.client(CloudWatchLogsClient.builder(), "AWS_ENDPOINT_URL_CLOUDWATCH_LOGS", "logs", overrides));
    }
}
