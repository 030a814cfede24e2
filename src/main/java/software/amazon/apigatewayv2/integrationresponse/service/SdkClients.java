package software.amazon.apigatewayv2.integrationresponse.service;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;

/**
 * Makes the SDK's clients, with all that the SDK would search for at each cold start. Its own retries are off, for it
 * would send a create again whose response was lost (it makes four attempts, POSTs included). The environment names the
 * Region and perhaps endpoints, in the SDK's standard variables; an empty value counts as not set.
 */
public record SdkClients(Map<String, String> environment, SdkHttpClient http) {
    /** A client for API Gateway V2, each of whose calls may take as long as the timeout. */
    public ApiGatewayV2Client apiGateway(Duration timeout) {
        return client(
                ApiGatewayV2Client.builder(), "AWS_ENDPOINT_URL_APIGATEWAYV2", "apigateway", overrides -> overrides
                        .apiCallTimeout(timeout)
                        .scheduledExecutorService(timer()));
    }

    /**
     * Sets up a client for the endpoint that the variable names, or AWS_ENDPOINT_URL for all services, or else the
     * service's own in the Region, whose host name begins with the prefix.
     */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, String variable, String hostPrefix, Consumer<ClientOverrideConfiguration.Builder> overrides) {
        Region region = Region.of(variable("AWS_REGION")
                .orElseThrow(() -> new IllegalArgumentException("The environment variable AWS_REGION is not set")));
        return builder.httpClient(http)
                .region(region)
                .endpointOverride(endpoint(variable, hostPrefix, region))
                .dualstackEnabled(false)
                .fipsEnabled(false)
                .defaultsMode(DefaultsMode.LEGACY)
                // Every request brings its credentials; no provider chain is ever searched.
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .overrideConfiguration(configuration -> overrides.accept(configuration
                        .defaultProfileFile(ProfileFile.aggregator().build())
                        .retryStrategy(DefaultRetryStrategy.doNotRetry())))
                .build();
    }

    /** One thread that ends calls in time and stops when idle. The SDK's own pool begins five, one at each call. */
    public static ScheduledExecutorService timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "call timeout");
            thread.setDaemon(true);
            return thread;
        });
        timer.setKeepAliveTime(1, TimeUnit.MINUTES);
        timer.allowCoreThreadTimeOut(true);
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    private URI endpoint(String variable, String hostPrefix, Region region) {
        return URI.create(variable(variable)
                .or(() -> variable("AWS_ENDPOINT_URL"))
                .orElseGet(() -> "https://" + hostPrefix + "." + region.id() + "."
                        + PartitionMetadata.of(region).dnsSuffix()));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
