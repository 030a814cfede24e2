package software.amazon.apigatewayv2.integrationresponse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.LocalApiGateway;
import software.amazon.apigatewayv2.integrationresponse.local.function.PackagedFunction;

/** What the packaged function does before it is invoked: nothing that anybody could notice. */
class StartIT {

    @Test
    void aFunctionThatIsStartedAndNeverInvokedCallsNoServiceAndLogsNothing() {
        try (LocalApiGateway service = LocalApiGateway.start();
                ProxyRecorder proxy = ProxyRecorder.start()) {
            Map<String, String> environment = new HashMap<>(PackagedFunction.environment(service.endpoint()));
            environment.putAll(proxy.environment());
            assertSilentStart(environment);

            assertThat(service.calls()).isEmpty();
            assertThat(proxy.requests()).isEmpty();
        }
    }

    @Test
    void aFunctionOfTheRealServicesIsJustAsSilent() {
        try (ProxyRecorder proxy = ProxyRecorder.start()) {
            Map<String, String> environment = new HashMap<>(proxy.environment());
            environment.put("AWS_REGION", "us-east-1");
            assertSilentStart(environment);

            assertThat(proxy.requests()).isEmpty();
        }
    }

    private static void assertSilentStart(Map<String, String> environment) {
        try (PackagedFunction function = PackagedFunction.start(PackagedJar.path(), environment)) {
            function.end();
            assertThat(function.log()).isEmpty();
        }
    }
}
