package software.amazon.apigatewayv2.integrationresponse.service;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.http.SdkHttpClient;
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
     * A client for the Region and endpoint that the environment names.
     *
     * @param environment the variables AWS_REGION, which Lambda always sets, and AWS_ENDPOINT_URL_APIGATEWAYV2 or
     *     AWS_ENDPOINT_URL where another endpoint than the Region's own is meant
     * @param http the connections to use
     * @param timeout how long one call may take
     * @throws IllegalArgumentException if the environment names no Region
     */
    public static ApiGatewayV2Client from(Map<String, String> environment, SdkHttpClient http, Duration timeout) {
        return new ClientSettings(environment, http)
                .client(
                        ApiGatewayV2Client.builder(),
                        "AWS_ENDPOINT_URL_APIGATEWAYV2",
                        "apigateway",
                        overrides -> overrides.apiCallTimeout(timeout).scheduledExecutorService(timer()));
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
}
