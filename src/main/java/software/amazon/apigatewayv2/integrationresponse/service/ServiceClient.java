package software.amazon.apigatewayv2.integrationresponse.service;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2ClientBuilder;

/**
 * Makes the SDK's client for API Gateway V2.
 *
 * <p>The SDK's own retries are off: it would send a create again whose reply was lost, and nobody could tell (it makes
 * four attempts, POSTs included). Who retries what is decided in one place, the retry package.
 */
public final class ServiceClient {

    private ServiceClient() {}

    /**
     * A client for the region and endpoint that the environment names.
     *
     * @param environment the variables AWS_REGION, and AWS_ENDPOINT_URL_APIGATEWAYV2 or AWS_ENDPOINT_URL where another
     *     endpoint than the region's own is meant (the SDK's standard names; an empty value counts as not set)
     * @param http the connections to use
     * @param timeout how long one call may take
     */
    public static ApiGatewayV2Client from(Map<String, String> environment, SdkHttpClient http, Duration timeout) {
        ApiGatewayV2ClientBuilder builder = ApiGatewayV2Client.builder()
                .httpClient(http)
                // Every request brings its caller's credentials; no provider chain is ever searched.
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .overrideConfiguration(overrides -> overrides
                        .retryStrategy(DefaultRetryStrategy.doNotRetry())
                        .apiCallTimeout(timeout));
        variable(environment, "AWS_REGION").map(Region::of).ifPresent(builder::region);
        Stream.of("AWS_ENDPOINT_URL_APIGATEWAYV2", "AWS_ENDPOINT_URL")
                .flatMap(name -> variable(environment, name).stream())
                .findFirst()
                .map(URI::create)
                .ifPresent(builder::endpointOverride);
        return builder.build();
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
