package software.amazon.apigatewayv2.integrationresponse;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.json.JSONObject;
import software.amazon.apigatewayv2.integrationresponse.retry.Budget;
import software.amazon.apigatewayv2.integrationresponse.retry.Pace;
import software.amazon.apigatewayv2.integrationresponse.service.StandInCloudWatch;
import software.amazon.apigatewayv2.integrationresponse.service.StandInService;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.injection.CloudWatchLogsProvider;
import software.amazon.cloudformation.injection.SessionCredentialsProvider;
import software.amazon.cloudformation.loggers.CloudWatchLogHelper;
import software.amazon.cloudformation.loggers.CloudWatchLogPublisher;
import software.amazon.cloudformation.metrics.MetricsPublisher;
import software.amazon.cloudformation.metrics.MetricsPublisherImpl;
import software.amazon.cloudformation.proxy.AmazonWebServicesClientProxy;
import software.amazon.cloudformation.proxy.Credentials;
import software.amazon.cloudformation.proxy.HandlerRequest;
import software.amazon.cloudformation.proxy.LoggerProxy;
import software.amazon.cloudformation.proxy.MetricsPublisherProxy;
import software.amazon.cloudformation.proxy.ResourceHandlerRequest;
import software.amazon.cloudformation.resource.Serializer;
import software.amazon.cloudformation.resource.Validator;

/**
 * Goes the way of an invocation before there is one, so that its classes are loaded and its serializers made. The services
 * at the end of the way are stand-ins: nothing is sent, nothing is logged, and the credentials are made up.
 */
final class Priming {

    private static final String EVENT =
            """
            {
              "action": "CREATE",
              "awsAccountId": "-",
              "bearerToken": "-",
              "region": "us-east-1",
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
     * Makes a wrapper and primes it.
     *
     * @param wrapper makes the wrapper, which takes long; the parts of the way that need none run meanwhile, each in a
     *     thread of its own
     */
    static <T> T around(Supplier<T> wrapper) throws InterruptedException {
        List<Thread> parts = Stream.<Runnable>of(Priming::callService, Priming::readEvent, Priming::publish)
                .map(Priming::begin)
                .toList();
        T made = wrapper.get();
        for (Thread part : parts) {
            part.join();
        }
        goTheWholeWay();
        return made;
    }

    private static Thread begin(Runnable part) {
        Thread thread = new Thread(part, "priming");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Sends an event through a wrapper whose handler calls the stand-in. */
    private static void goTheWholeWay() {
        try {
            new PrimingWrapper(StandIn.PROVIDER)
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

    private static void readEvent() {
        try {
            new Serializer().deserialize(EVENT, REQUEST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        new Validator()
                .validateObject(
                        new JSONObject(EVENT).getJSONObject("requestData").getJSONObject("resourceProperties"),
                        new Configuration().resourceSchemaJSONObject());
    }

    /** What the RPDK publishes where the type has a LoggingConfig, which {@code cfn submit} always gives it. */
    private static void publish() {
        StandInCloudWatch cloudWatch = new StandInCloudWatch();
        SessionCredentialsProvider owner = new SessionCredentialsProvider();
        owner.setCredentials(CREDENTIALS);
        LoggerProxy silent = new LoggerProxy();

        MetricsPublisher metrics = new MetricsPublisherImpl(cloudWatch.metrics(owner), silent, "-");
        metrics.refreshClient();
        metrics.publishInvocationMetric(Instant.EPOCH, Action.CREATE);
        metrics.publishDurationMetric(Instant.EPOCH, Action.CREATE, 0);
        metrics.publishExceptionByErrorCodeAndCountBulkMetrics(Instant.EPOCH, Action.CREATE, null);

        MetricsPublisherProxy troubles = new MetricsPublisherProxy();
        CloudWatchLogsProvider logs = cloudWatch.logs(owner);
        CloudWatchLogHelper group = new CloudWatchLogHelper(logs, StandInCloudWatch.LOG_GROUP, silent, troubles);
        group.refreshClient();
        CloudWatchLogPublisher log = new CloudWatchLogPublisher(
                logs, StandInCloudWatch.LOG_GROUP, group.prepareLogStream(), silent, troubles);
        log.refreshClient();
        log.publishLogEvent("-");
    }

    /** Made by the part that needs it first. */
    private static final class StandIn {
        private static final Provider PROVIDER = new Provider(StandInService.client(Budget.CALL), Pace.REAL);
    }
}
