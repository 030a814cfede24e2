package software.amazon.apigatewayv2.integrationresponse.service;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
 * Makes the SDK's clients. All that the SDK would search providers, profile files or service metadata for is said: Lambda has
 * none of them, and the search is paid at each cold start. The SDK's own retries are off, for it would send a create again
 * whose response was lost, and nobody could tell (it makes four attempts, POSTs included).
 *
 * @param environment the variables AWS_REGION, which Lambda always sets, and those that name endpoints (the SDK's
 *     standard names); an empty value counts as not set
 * @param http the connections to use
 */
public record SdkClients(Map<String, String> environment, SdkHttpClient http) {

    /**
     * A client for API Gateway V2.
     *
     * @param timeout how long one call may take
     * @throws IllegalArgumentException if the environment names no Region
     */
    public ApiGatewayV2Client apiGateway(Duration timeout) {
        return client(
                ApiGatewayV2Client.builder(), "AWS_ENDPOINT_URL_APIGATEWAYV2", "apigateway", overrides -> overrides
                        .apiCallTimeout(timeout)
                        .scheduledExecutorService(timer()));
    }

    /**
     * Sets up a client, with the service's endpoint in the Region unless the environment names another.
     *
     * @param variable the environment variable that names this service's endpoint; AWS_ENDPOINT_URL names it for all
     * @param hostPrefix what the host name of the service's own endpoint begins with
     * @param overrides what is particular to this client
     * @throws IllegalArgumentException if the environment names no Region
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

    /**
     * One thread that ends calls in time; it ends itself when there was no call for a while, for the SDK leaves it to whoever
     * made it. The SDK's own pool begins another thread at each of the first five calls.
     */
    public static ScheduledExecutorService timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "call timeout");
            thread.setDaemon(true);
            return thread;
        });
        timer.setKeepAliveTime(1, TimeUnit.MINUTES);
        timer.allowCoreThreadTimeOut(true);
        // Nearly every call is over long before its time: its timeout is removed at once.
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    private URI endpoint(String variable, String hostPrefix, Region region) {
        return Stream.of(variable, "AWS_ENDPOINT_URL")
                .flatMap(name -> variable(name).stream())
                .findFirst()
                .map(URI::create)
                .orElseGet(() -> URI.create("https://" + hostPrefix + "." + region.id() + "."
                        + PartitionMetadata.of(region).dnsSuffix()));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
