package software.amazon.apigatewayv2.integrationresponse.coldstart;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.json.JSONObject;
import software.amazon.apigatewayv2.integrationresponse.HandlerWrapper;
import software.amazon.apigatewayv2.integrationresponse.ServiceAccess;
import software.amazon.apigatewayv2.integrationresponse.entry.ProviderWrapper;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryTiming;
import software.amazon.apigatewayv2.integrationresponse.service.SdkClients;
import software.amazon.apigatewayv2.integrationresponse.telemetry.Telemetry;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.cloudformation.loggers.LogPublisher;
import software.amazon.cloudformation.resource.Validator;

/**
 * Makes the wrapper and runs an invocation before there is one, so that its classes are loaded and its serializers
 * made. A stand-in takes the place of the services: nothing is sent or logged, and the credentials are made up.
 */
public final class Priming implements Callable<RequestStreamHandler> {
    private static final String EVENT =
            """
            {
              "action": "CREATE", "awsAccountId": "-", "bearerToken": "-", "region": "-", "resourceType": "-", "stackId": "-",
              "requestData": {
                "callerCredentials": {"accessKeyId": "-", "secretAccessKey": "-", "sessionToken": "-"},
                "providerCredentials": {"accessKeyId": "-", "secretAccessKey": "-", "sessionToken": "-"},
                "providerLogGroupName": "-", "logicalResourceId": "-", "systemTags": {"-": "-"}, "stackTags": {"-": "-"},
                "resourceProperties": {
                  "ApiId": "-", "IntegrationId": "-", "IntegrationResponseKey": "$default",
                  "ResponseParameters": {"-": "-"}, "ResponseTemplates": {"-": "-"}
                }
              }
            }
            """;

    private static final Map<String, String> ENVIRONMENT = Map.of("AWS_REGION", "us-east-1");

    /** Makes the wrapper, after an invocation of another one that reaches the stand-in only. */
    @Override
    public RequestStreamHandler call() throws Exception {
        CompletableFuture<Void> validation = Runtime.getRuntime().availableProcessors() > 1
                ? CompletableFuture.runAsync(Priming::validate)
                : CompletableFuture.completedFuture(null);
        new PrimingWrapper(StandInService.httpClient())
                .handleRequest(
                        new ByteArrayInputStream(EVENT.getBytes(StandardCharsets.UTF_8)),
                        OutputStream.nullOutputStream(),
                        null);
        validation.get();
        return new ProviderWrapper();
    }

    /** Loads the RPDK's own wrapper and its validator, which a second core does while the first loads the SDK. */
    private static void validate() {
        new Validator()
                .validateObject(
                        new JSONObject(EVENT).getJSONObject("requestData").getJSONObject("resourceProperties"),
                        new HandlerWrapper().provideResourceSchemaJSONObject());
    }

    /** The wrapper as priming uses it: it logs nothing and deletes nothing in the file system. */
    private static final class PrimingWrapper extends ProviderWrapper {
        PrimingWrapper(SdkHttpClient http) {
            super(
                    new ServiceAccess(
                            new SdkClients(ENVIRONMENT, http).apiGateway(Duration.ofSeconds(5)), RetryTiming.REAL),
                    new Telemetry(ENVIRONMENT, http, RetryTiming.REAL, SdkClients.timer()));
            this.platformLogPublisher = new LogPublisher() {
                @Override
                protected void publishMessage(String message) {}
            };
        }

        /** A real invocation empties the temporary directory. */
        @Override
        protected void scrubFiles() {}
    }
}
