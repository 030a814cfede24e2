package software.amazon.apigatewayv2.integrationresponse.bench;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryPolicy;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2ClientBuilder;
import software.amazon.cloudformation.AbstractWrapper;

/** The SDK's client as it comes, on the RPDK's own HTTP client, with the limit that every call here has. */
final class BareClient {

    private BareClient() {}

    static ApiGatewayV2Client of(Map<String, String> environment) {
        // One after the other and with a cast: what would give a chain of these its types is not reached, so not packaged.
        ApiGatewayV2ClientBuilder builder = ApiGatewayV2Client.builder();
        builder.httpClient(AbstractWrapper.HTTP_CLIENT);
        builder.region(Region.of(environment.get("AWS_REGION")));
        builder.endpointOverride(URI.create(environment.get("AWS_ENDPOINT_URL_APIGATEWAYV2")));
        builder.credentialsProvider(StaticCredentialsProvider.create(
                AwsSessionCredentials.create("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI", "local")));
        // The handlers' limit, kept as the handlers keep it (ServiceClient), so that it costs both the same.
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        builder.overrideConfiguration(ClientOverrideConfiguration.builder()
                .apiCallTimeout(RetryPolicy.CALL_TIMEOUT)
                .scheduledExecutorService(timer)
                .build());
        return (ApiGatewayV2Client) builder.build();
    }
}
