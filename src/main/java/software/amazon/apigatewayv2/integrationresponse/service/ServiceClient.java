package software.amazon.apigatewayv2.integrationresponse.service;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;

/**
 * Makes the SDK's client for API Gateway V2.
 *
 * <p>The SDK's own retries are off: it would send a create again whose response was lost, and nobody could tell (it makes
 * four attempts, POSTs included). The retry package alone decides what is retried.
 */
public final class ServiceClient {

    private ServiceClient() {}

    /**
     * A client for the region and endpoint that the environment names. All that the SDK would search providers, profile
     * files or service metadata for is said here: Lambda has none of them, and the search is paid at each cold start.
     *
     * @param environment the variables AWS_REGION, which Lambda always sets, and AWS_ENDPOINT_URL_APIGATEWAYV2 or
     *     AWS_ENDPOINT_URL where another endpoint than the region's own is meant (the SDK's standard names; an empty value
     *     counts as not set)
     * @param http the connections to use
     * @param timeout how long one call may take
     * @throws IllegalArgumentException if the environment names no region
     */
    public static ApiGatewayV2Client from(Map<String, String> environment, SdkHttpClient http, Duration timeout) {
        Region region = Region.of(variable(environment, "AWS_REGION")
                .orElseThrow(() -> new IllegalArgumentException("The environment variable AWS_REGION is not set")));
        URI endpoint = Stream.of("AWS_ENDPOINT_URL_APIGATEWAYV2", "AWS_ENDPOINT_URL")
                .flatMap(name -> variable(environment, name).stream())
                .findFirst()
                .map(URI::create)
                .orElseGet(() -> endpointIn(region));
        return ApiGatewayV2Client.builder()
                .httpClient(http)
                .region(region)
                .endpointOverride(endpoint)
                .dualstackEnabled(false)
                .fipsEnabled(false)
                .defaultsMode(DefaultsMode.LEGACY)
                // Every request brings its caller's credentials; no provider chain is ever searched.
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .overrideConfiguration(overrides -> overrides
                        .defaultProfileFile(ProfileFile.aggregator().build())
                        .retryStrategy(DefaultRetryStrategy.doNotRetry())
                        .apiCallTimeout(timeout)
                        .scheduledExecutorService(timer()))
                .build();
    }

    /**
     * One thread that ends calls in time; it ends itself when there was no call for a while, for the SDK leaves it to whoever
     * made it. The SDK's own pool begins another thread at each of the first five calls.
     */
    private static ScheduledExecutorService timer() {
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

    private static URI endpointIn(Region region) {
        return URI.create("https://apigateway." + region.id() + "."
                + PartitionMetadata.of(region).dnsSuffix());
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
