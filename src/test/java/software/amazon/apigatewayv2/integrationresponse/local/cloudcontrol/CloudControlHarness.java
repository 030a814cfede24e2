package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.LocalApiGateway;
import software.amazon.apigatewayv2.integrationresponse.local.function.PackagedFunction;
import software.amazon.apigatewayv2.integrationresponse.local.loopback.AllowedHosts;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.waiters.Waiter;
import software.amazon.awssdk.core.waiters.WaiterAcceptor;
import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cloudcontrol.CloudControlClient;
import software.amazon.awssdk.services.cloudcontrol.model.GetResourceRequestStatusRequest;
import software.amazon.awssdk.services.cloudcontrol.model.ProgressEvent;
import software.amazon.awssdk.services.cloudcontrol.waiters.CloudControlWaiter;

/** A local API Gateway V2, the packaged handlers, Cloud Control in front of them, and its real client. */
final class CloudControlHarness implements AutoCloseable {
    static final String TYPE = "AWS::ApiGatewayV2::IntegrationResponse";

    private final LocalApiGateway service = LocalApiGateway.start();
    private final LocalCloudControl cloudControl = LocalCloudControl.start(
            0, AllowedHosts.loopback(), packagedJar(), PackagedFunction.environment(service.endpoint()));
    private final CloudControlClient client = CloudControlClient.builder()
            .endpointOverride(cloudControl.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClientBuilder(ApacheHttpClient.builder())
            .overrideConfiguration(client -> client.retryStrategy(DefaultRetryStrategy.doNotRetry()))
            .build();
    private final CloudControlWaiter waiter = client.waiter();

    private static Path packagedJar() {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file ->
                            file.getFileName().toString().matches("aws-apigatewayv2-integrationresponse-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("mvn package makes the jar that this test runs"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LocalApiGateway service() {
        return service;
    }

    /** Starts anew, without faults, on an integration of its own. */
    CloudControlIntegration integration() {
        service.clearFaults();
        return new CloudControlIntegration(this);
    }

    CloudControlClient client() {
        return client;
    }

    /** Waits, with the SDK's waiter, until a request has succeeded; fails if the request does. */
    ProgressEvent succeeded(ProgressEvent request) {
        return waiter.waitUntilResourceRequestSuccess(
                        GetResourceRequestStatusRequest.builder()
                                .requestToken(request.requestToken())
                                .build(),
                        often())
                .matched()
                .response()
                .orElseThrow()
                .progressEvent();
    }

    /** The SDK's waiter asks every five seconds by itself. */
    static WaiterOverrideConfiguration often() {
        return WaiterOverrideConfiguration.builder()
                .backoffStrategyV2(BackoffStrategy.fixedDelayWithoutJitter(Duration.ofMillis(50)))
                .maxAttempts(1200)
                .build();
    }

    /** Asks for a request's status until it is over, however it ends. */
    ProgressEvent over(ProgressEvent request) {
        return until(request, event -> switch (event.operationStatus()) {
            case SUCCESS, FAILED, CANCEL_COMPLETE -> true;
            default -> false;
        });
    }

    /** Asks for a request's status until it is as wanted. */
    ProgressEvent until(ProgressEvent request, Predicate<ProgressEvent> wanted) {
        return Waiter.builder(ProgressEvent.class)
                .addAcceptor(WaiterAcceptor.successOnResponseAcceptor(wanted))
                .addAcceptor(WaiterAcceptor.retryOnResponseAcceptor(event -> true))
                .overrideConfiguration(often())
                .build()
                .run(() -> status(request))
                .matched()
                .response()
                .orElseThrow();
    }

    ProgressEvent status(ProgressEvent request) {
        return client.getResourceRequestStatus(asked -> asked.requestToken(request.requestToken()))
                .progressEvent();
    }

    @Override
    public void close() {
        waiter.close();
        client.close();
        cloudControl.close();
        service.close();
    }
}
