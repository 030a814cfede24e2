package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.apigatewayv2.integrationresponse.service.SdkClients;
import software.amazon.apigatewayv2.integrationresponse.telemetry.Telemetry;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/** The way from an event to the HTTP call that it leads to: the methods of this provider that a debugger shows. */
class CallPathTest {

    private static final String EVENT =
            """
            {"action": "READ", "region": "us-east-1", "requestData": {
              "callerCredentials": {"accessKeyId": "-", "secretAccessKey": "-", "sessionToken": "-"},
              "resourceProperties": {"ApiId": "a", "IntegrationId": "b", "IntegrationResponseId": "c"}}}""";

    private final List<String> path = new ArrayList<>();

    @Test
    void makesACallNineStepsFromTheEvent() throws IOException {
        VirtualTiming timing = new VirtualTiming(() -> 0.5, () -> 0);
        Recorder http = new Recorder();
        new QuietWrapper(
                        new ServiceAccess(
                                new SdkClients(Map.of("AWS_REGION", "us-east-1"), http)
                                        .apiGateway(Duration.ofSeconds(5)),
                                timing),
                        new Telemetry(Map.of(), http, timing, SdkClients.timer()))
                .handleRequest(
                        new ByteArrayInputStream(EVENT.getBytes(StandardCharsets.UTF_8)),
                        new ByteArrayOutputStream(),
                        LambdaContext.loggingTo(new ArrayList<>()));

        assertThat(path)
                .containsExactly(
                        "ProviderWrapper.handleRequest",
                        "ProviderWrapper.invokeHandler",
                        "OperationHandler.handle",
                        "ReadHandler.handleInvocation",
                        "RetryingCaller.call",
                        "ReadHandler.lambda",
                        "IntegrationResponseService.get",
                        "IntegrationResponseService.call",
                        "IntegrationResponseService.lambda");
    }

    /** Instead of sending a request it notes who sends it. */
    private final class Recorder implements SdkHttpClient {

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            if (path.isEmpty()) {
                Arrays.stream(new Throwable().getStackTrace())
                        .filter(frame -> frame.getClassName().startsWith(CallPathTest.class.getPackageName()))
                        .filter(frame -> !frame.getClassName().startsWith(CallPathTest.class.getName()))
                        .map(frame -> frame.getClassName().replaceFirst(".*\\.", "") + "."
                                + frame.getMethodName().replaceFirst("\\$.*", ""))
                        // A bridge of the compiler's is a frame, too, of the same name.
                        .distinct()
                        .forEach(path::add);
                Collections.reverse(path);
            }
            throw new IllegalStateException("No network");
        }

        @Override
        public void close() {}
    }
}
