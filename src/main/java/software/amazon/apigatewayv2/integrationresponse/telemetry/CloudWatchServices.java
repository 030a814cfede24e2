package software.amazon.apigatewayv2.integrationresponse.telemetry;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** The SDK's clients for CloudWatch and CloudWatch Logs. The SDK's retries are off: this package decides what is sent again. */
record CloudWatchServices(CloudWatchClient metrics, CloudWatchLogsClient logs) {

    /** The SDK's own threshold. */
    private static final int COMPRESSED_FROM_BYTES = 10_240;

    /**
     * Clients for the Region and the endpoints that the environment names: AWS_REGION, which Lambda always sets, and
     * AWS_ENDPOINT_URL_CLOUDWATCH, AWS_ENDPOINT_URL_CLOUDWATCH_LOGS or AWS_ENDPOINT_URL. All that the SDK would search for is
     * said, for the search is paid at each cold start.
     *
     * @param timer ends calls in time
     */
    static CloudWatchServices from(
            Map<String, String> environment, SdkHttpClient http, ScheduledExecutorService timer) {
        Region region = Region.of(variable(environment, "AWS_REGION")
                .orElseThrow(() -> new IllegalArgumentException("The environment variable AWS_REGION is not set")));
        return new CloudWatchServices(
                client(
                        CloudWatchClient.builder(),
                        region,
                        endpoint(environment, "AWS_ENDPOINT_URL_CLOUDWATCH", "monitoring", region),
                        http,
                        timer),
                client(
                        CloudWatchLogsClient.builder(),
                        region,
                        endpoint(environment, "AWS_ENDPOINT_URL_CLOUDWATCH_LOGS", "logs", region),
                        http,
                        timer));
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, Region region, URI endpoint, SdkHttpClient http, ScheduledExecutorService timer) {
        return builder.httpClient(http)
                .region(region)
                .endpointOverride(endpoint)
                .dualstackEnabled(false)
                .fipsEnabled(false)
                .defaultsMode(DefaultsMode.LEGACY)
                // Every request brings the credentials of the type's owner; no provider chain is ever searched.
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .overrideConfiguration(overrides -> overrides
                        .defaultProfileFile(ProfileFile.aggregator().build())
                        .retryStrategy(DefaultRetryStrategy.doNotRetry())
                        .compressionConfiguration(compression -> compression
                                .requestCompressionEnabled(true)
                                .minimumCompressionThresholdInBytes(COMPRESSED_FROM_BYTES))
                        .scheduledExecutorService(timer))
                .build();
    }

    private static URI endpoint(Map<String, String> environment, String name, String prefix, Region region) {
        return Stream.of(name, "AWS_ENDPOINT_URL")
                .flatMap(known -> variable(environment, known).stream())
                .findFirst()
                .map(URI::create)
                .orElseGet(() -> URI.create("https://" + prefix + "." + region.id() + "."
                        + PartitionMetadata.of(region).dnsSuffix()));
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
