package software.amazon.apigatewayv2.integrationresponse.coldstart;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.json.JSONObject;
import software.amazon.apigatewayv2.integrationresponse.Configuration;
import software.amazon.apigatewayv2.integrationresponse.ReadHandler;
import software.amazon.apigatewayv2.integrationresponse.ResourceModel;
import software.amazon.apigatewayv2.integrationresponse.ServiceAccess;
import software.amazon.apigatewayv2.integrationresponse.entry.ProviderWrapper;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryTiming;
import software.amazon.apigatewayv2.integrationresponse.service.ServiceClient;
import software.amazon.apigatewayv2.integrationresponse.telemetry.Telemetry;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.cloudformation.loggers.LogPublisher;
import software.amazon.cloudformation.proxy.AmazonWebServicesClientProxy;
import software.amazon.cloudformation.proxy.Credentials;
import software.amazon.cloudformation.proxy.HandlerRequest;
import software.amazon.cloudformation.proxy.LoggerProxy;
import software.amazon.cloudformation.proxy.ResourceHandlerRequest;
import software.amazon.cloudformation.resource.Serializer;
import software.amazon.cloudformation.resource.Validator;

/**
 * Makes the wrapper and runs an invocation before there is one, so that its classes are loaded and its serializers made. A
 * stand-in takes the place of the services: nothing is sent, nothing is logged, and the credentials are made up.
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

    /** Makes the wrapper, which takes long. The parts of an invocation that need none run meanwhile, each in a thread. */
    @Override
    public RequestStreamHandler call() throws Exception {
        CompletableFuture<Void> parts = CompletableFuture.allOf(
                CompletableFuture.runAsync(Priming::callService), CompletableFuture.runAsync(Priming::readEvent));
        ProviderWrapper made = new ProviderWrapper();
        parts.get();
        new PrimingWrapper()
                .handleRequest(
                        new ByteArrayInputStream(EVENT.getBytes(StandardCharsets.UTF_8)),
                        OutputStream.nullOutputStream(),
                        null);
        return made;
    }

    private static void callService() {
        LoggerProxy silent = new LoggerProxy();
        ResourceModel model = ResourceModel.builder()
                .apiId("-")
                .integrationId("-")
                .integrationResponseId("-")
                .build();
        new ReadHandler(StandIn.PROVIDER)
                .handleRequest(
                        new AmazonWebServicesClientProxy(silent, new Credentials("-", "-", "-"), () -> 0L),
                        ResourceHandlerRequest.<ResourceModel>builder()
                                .desiredResourceState(model)
                                .build(),
                        null,
                        silent);
    }

    private static void readEvent() {
        try {
            new Serializer().deserialize(EVENT, new TypeReference<HandlerRequest<ResourceModel, ?, ?>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        new Validator()
                .validateObject(
                        new JSONObject(EVENT).getJSONObject("requestData").getJSONObject("resourceProperties"),
                        new Configuration().resourceSchemaJSONObject());
    }

    /** Made by the part that needs it first. */
    private static final class StandIn {
        private static final SdkHttpClient HTTP = StandInService.httpClient();
        private static final ServiceAccess PROVIDER =
                new ServiceAccess(ServiceClient.from(ENVIRONMENT, HTTP, Duration.ofSeconds(5)), RetryTiming.REAL);
        private static final Telemetry TELEMETRY =
                new Telemetry(ENVIRONMENT, HTTP, RetryTiming.REAL, ServiceClient.timer());
    }

    /** The wrapper as priming uses it: it logs nothing and deletes nothing in the file system. */
    private static final class PrimingWrapper extends ProviderWrapper {

        PrimingWrapper() {
            super(StandIn.PROVIDER, StandIn.TELEMETRY, RetryTiming.REAL);
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
