package software.amazon.apigatewayv2.integrationresponse.coldstart;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.json.JSONObject;
import software.amazon.apigatewayv2.integrationresponse.CallbackContext;
import software.amazon.apigatewayv2.integrationresponse.Configuration;
import software.amazon.apigatewayv2.integrationresponse.ReadHandler;
import software.amazon.apigatewayv2.integrationresponse.ResourceModel;
import software.amazon.apigatewayv2.integrationresponse.ServiceAccess;
import software.amazon.apigatewayv2.integrationresponse.TypeConfigurationModel;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryPolicy;
import software.amazon.apigatewayv2.integrationresponse.telemetry.InvocationTelemetry;
import software.amazon.apigatewayv2.integrationresponse.telemetry.Telemetry;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.AmazonWebServicesClientProxy;
import software.amazon.cloudformation.proxy.Credentials;
import software.amazon.cloudformation.proxy.HandlerRequest;
import software.amazon.cloudformation.proxy.LoggerProxy;
import software.amazon.cloudformation.proxy.ProgressEvent;
import software.amazon.cloudformation.proxy.RequestData;
import software.amazon.cloudformation.proxy.ResourceHandlerRequest;
import software.amazon.cloudformation.resource.Serializer;
import software.amazon.cloudformation.resource.Validator;

/**
 * Runs the parts of an invocation before there is one, so that their classes are loaded and their serializers made. Stand-ins
 * take the place of the services: nothing is sent, nothing is logged, and the credentials are made up.
 */
final class Priming {

    /** Without provider credentials: what is published has a part of its own. */
    private static final String EVENT =
            """
            {
              "action": "CREATE",
              "awsAccountId": "-",
              "bearerToken": "-",
              "region": "us-east-1",
              "resourceType": "-",
              "stackId": "-",
              "requestData": {
                "callerCredentials": {"accessKeyId": "-", "secretAccessKey": "-", "sessionToken": "-"},
                "logicalResourceId": "-",
                "systemTags": {"-": "-"},
                "stackTags": {"-": "-"},
                "resourceProperties": {
                  "ApiId": "-",
                  "IntegrationId": "-",
                  "IntegrationResponseKey": "$default",
                  "ResponseParameters": {"-": "-"},
                  "ResponseTemplates": {"-": "-"}
                }
              }
            }
            """;

    private static final TypeReference<HandlerRequest<ResourceModel, CallbackContext, TypeConfigurationModel>> REQUEST =
            new TypeReference<>() {};

    private static final Credentials CREDENTIALS = new Credentials("-", "-", "-");

    private Priming() {}

    /**
     * Makes a wrapper and primes it. Nothing here has a limit of its own: whoever makes the function waits as long as it
     * wants, and interrupts this then.
     *
     * @param wrapper makes the wrapper, which takes long; the parts of an invocation that need none run meanwhile, each
     *     in a thread of its own
     * @throws ExecutionException if a part failed: what it needed is not there for an invocation either
     */
    static <T> T around(Supplier<T> wrapper) throws InterruptedException, ExecutionException {
        List<FutureTask<?>> parts = Stream.<Runnable>of(
                        Priming::callService, Priming::readEventAndWriteResponse, Priming::publish)
                .<FutureTask<?>>map(Priming::begin)
                .toList();
        try {
            T made = wrapper.get();
            for (FutureTask<?> part : parts) {
                part.get();
            }
            invokeOnce();
            return made;
        } finally {
            parts.forEach(part -> part.cancel(true));
        }
    }

    private static FutureTask<?> begin(Runnable work) {
        FutureTask<?> part = new FutureTask<>(work, null);
        Thread thread = new Thread(part, "priming");
        thread.setDaemon(true);
        thread.start();
        return part;
    }

    /** Sends an event through a wrapper whose handler calls the stand-in. */
    private static void invokeOnce() {
        try {
            new PrimingWrapper(StandIn.PROVIDER, Publishing.TELEMETRY)
                    .handleRequest(
                            new ByteArrayInputStream(EVENT.getBytes(StandardCharsets.UTF_8)),
                            OutputStream.nullOutputStream(),
                            null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void callService() {
        LoggerProxy silent = new LoggerProxy();
        new ReadHandler(StandIn.PROVIDER)
                .handleRequest(
                        new AmazonWebServicesClientProxy(silent, CREDENTIALS, () -> 0L),
                        ResourceHandlerRequest.<ResourceModel>builder()
                                .desiredResourceState(ResourceModel.builder()
                                        .apiId("-")
                                        .integrationId("-")
                                        .integrationResponseId("-")
                                        .build())
                                .build(),
                        null,
                        silent);
    }

    private static void readEventAndWriteResponse() {
        Serializer serializer = new Serializer();
        try {
            ResourceModel model =
                    serializer.deserialize(EVENT, REQUEST).getRequestData().getResourceProperties();
            serializer.serialize(ProgressEvent.defaultSuccessHandler(model));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        new Validator()
                .validateObject(
                        new JSONObject(EVENT).getJSONObject("requestData").getJSONObject("resourceProperties"),
                        new Configuration().resourceSchemaJSONObject());
    }

    /** What is published where the type has a LoggingConfig, which {@code cfn submit} always gives it. */
    private static void publish() {
        RequestData<ResourceModel, TypeConfigurationModel> data = new RequestData<>();
        data.setProviderCredentials(CREDENTIALS);
        data.setProviderLogGroupName("-");
        HandlerRequest<ResourceModel, CallbackContext, TypeConfigurationModel> request = new HandlerRequest<>();
        request.setResourceType("-");
        request.setRequestData(data);
        InvocationTelemetry invocation = Publishing.TELEMETRY.begin(request, new SilentLog());
        invocation.log().publishLogEvent("-");
        invocation.metrics().publishInvocationMetric(Instant.EPOCH, Action.CREATE);
        invocation.metrics().publishDurationMetric(Instant.EPOCH, Action.CREATE, 0);
        invocation.metrics().publishExceptionByErrorCodeAndCountBulkMetrics(Instant.EPOCH, Action.CREATE, null);
        invocation.publish(Telemetry.LIMIT);
    }

    /** Made by the part that needs it first. */
    private static final class StandIn {
        private static final ServiceAccess PROVIDER =
                new ServiceAccess(StandInService.client(RetryPolicy.CALL_TIMEOUT), new StandInTiming());
    }

    /** As the other. */
    private static final class Publishing {
        private static final Telemetry TELEMETRY = StandInCloudWatch.telemetry();
    }
}
