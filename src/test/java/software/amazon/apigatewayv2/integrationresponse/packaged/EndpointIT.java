package software.amazon.apigatewayv2.integrationresponse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.apigatewayv2.integrationresponse.local.function.Entrypoint;
import software.amazon.apigatewayv2.integrationresponse.local.function.PackagedFunction;
import software.amazon.cloudformation.Action;

/** Where the packaged function calls if its environment names no endpoints, as in Lambda. */
class EndpointIT {
    private static final ResourceProperties MODEL = ResourceProperties.none()
            .with("ApiId", "api1")
            .with("IntegrationId", "integration1")
            .with("IntegrationResponseId", "response1");

    @ParameterizedTest
    @CsvSource({
        "us-east-1, amazonaws.com",
        "cn-north-1, amazonaws.com.cn",
        "us-gov-west-1, amazonaws.com",
    })
    void theServicesOfTheRegionsPartitionAreCalled(String region, String suffix) {
        try (ProxyRecorder proxy = ProxyRecorder.start()) {
            Map<String, String> environment = new HashMap<>(proxy.environment());
            environment.put("AWS_REGION", region);
            try (PackagedFunction function = PackagedFunction.start(PackagedJar.path(), environment)) {
                String event = CloudFormationRequest.of(Action.READ, MODEL)
                        .withProvider(Optional.of(CloudFormationRequest.OWNER))
                        .event(Entrypoint.HANDLE);
                // No service answers, so neither will the function for a while: it is enough to see where it calls.
                CompletableFuture.runAsync(() -> function.invoke(Entrypoint.HANDLE, event));

                assertThat(proxy.awaitTargets(3))
                        .containsExactlyInAnyOrder(
                                "CONNECT apigateway." + region + "." + suffix + ":443",
                                "CONNECT monitoring." + region + "." + suffix + ":443",
                                "CONNECT logs." + region + "." + suffix + ":443");
            }
        }
    }
}
