package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.apigatewayv2.integrationresponse.PublishingFunction.Owner;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.Fault;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.FaultKind;
import software.amazon.apigatewayv2.integrationresponse.service.SdkClients;
import software.amazon.apigatewayv2.integrationresponse.telemetry.Telemetry;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.injection.CloudWatchLogsProvider;
import software.amazon.cloudformation.injection.CloudWatchProvider;
import software.amazon.cloudformation.loggers.CloudWatchLogPublisher;
import software.amazon.cloudformation.metrics.MetricsPublisher;
import software.amazon.cloudformation.metrics.MetricsPublisherImpl;
import software.amazon.cloudformation.proxy.HandlerRequest;
import software.amazon.cloudformation.proxy.LoggerProxy;
import software.amazon.cloudformation.proxy.MetricsPublisherProxy;
import software.amazon.cloudformation.proxy.ResourceHandlerRequest;

/** The RPDK's own publishers beside ours, told the same things by the same invocations: what arrives is the same. */
class PublishedDataTest {

    @AutoClose
    private final LocalCloudWatch ofRpdk = new LocalCloudWatch(PublishingFunction.GROUP);

    @AutoClose
    private final SdkHttpClient http = ApacheHttpClient.create();

    @AutoClose
    private final PublishingFunction function = new PublishingFunction(http, WithBoth::new);

    @Test
    void sendsTheMetricsAndLinesThatTheRpdkSends() {
        Map<String, Object> absent = Map.of("ApiId", "absent1", "IntegrationId", "x");
        Map<String, Object> unknown = Map.of("ApiId", "absent1", "IntegrationId", "x", "Unknown", "x");
        for (Action action : Action.values()) {
            function.succeed(action, Owner.FIRST);
            function.invoke(PublishingFunction.event(action, Owner.FIRST, unknown, absent));
            function.service.inject(Fault.first(1, Fault.ANY_OPERATION, FaultKind.FORBIDDEN));
            function.invoke(function.event(action, Owner.FIRST));
            function.service.clearFaults();
        }

        assertThat(metrics(function.cloudWatch))
                .hasSizeGreaterThan(15 * 3)
                .containsExactlyInAnyOrderElementsOf(metrics(ofRpdk));
        assertThat(lines(function.cloudWatch)).hasSizeGreaterThan(15 * 3).containsExactlyElementsOf(lines(ofRpdk));
    }

    /** Each metric with the namespace it came in; the order of its dimensions means nothing. */
    private static List<Object> metrics(LocalCloudWatch cloudWatch) {
        List<Object> all = new ArrayList<>();
        for (LocalCloudWatch.Request request : cloudWatch.taken) {
            for (Object metric : request.metrics()) {
                Map<Object, Object> members = new HashMap<>((Map<?, ?>) metric);
                members.put("Dimensions", new HashSet<>((List<?>) members.get("Dimensions")));
                members.put("Namespace", request.body().get("Namespace"));
                all.add(members);
            }
        }
        return all;
    }

    /** Each line behind the format that it came in: lines that are said to be json/emf are read as metrics, too. */
    private static List<String> lines(LocalCloudWatch cloudWatch) {
        return cloudWatch.taken.stream()
                .flatMap(request ->
                        request.lines().map(line -> request.headers().getFirst("x-amzn-logs-format") + " " + line))
                .toList();
    }

    /** Adds the RPDK's publishers to the proxies that tell the publishers, after ours. */
    private final class WithBoth extends QuietWrapper {

        private final MetricsPublisher metrics;
        private final CloudWatchLogPublisher log;

        WithBoth(ServiceAccess access, Telemetry telemetry) {
            super(access, telemetry);
            String endpoint = ofRpdk.endpoint().toString();
            SdkClients clients = new SdkClients(Map.of("AWS_REGION", "us-east-1", "AWS_ENDPOINT_URL", endpoint), http);
            CloudWatchClient metricsClient = clients.client(CloudWatchClient.builder(), "-", "-", overrides -> {});
            CloudWatchLogsClient logsClient = clients.client(CloudWatchLogsClient.builder(), "-", "-", overrides -> {});
            logsClient.createLogStream(
                    request -> request.logGroupName(PublishingFunction.GROUP).logStreamName("rpdk"));
            CloudWatchProvider metricsProvider = new CloudWatchProvider(null, null) {
                @Override
                public CloudWatchClient get() {
                    return metricsClient;
                }
            };
            CloudWatchLogsProvider logsProvider = new CloudWatchLogsProvider(null, null) {
                @Override
                public CloudWatchLogsClient get() {
                    return logsClient;
                }
            };
            metrics = new MetricsPublisherImpl(metricsProvider, new LoggerProxy(), PublishingFunction.TYPE);
            log = new CloudWatchLogPublisher(
                    logsProvider, PublishingFunction.GROUP, "rpdk", new LoggerProxy(), new MetricsPublisherProxy());
            metrics.refreshClient();
            log.refreshClient();
        }

        @Override
        protected ResourceHandlerRequest<ResourceModel> transform(
                HandlerRequest<ResourceModel, CallbackContext, TypeConfigurationModel> request) throws IOException {
            metricsPublisherProxy.addMetricsPublisher(metrics);
            loggerProxy.addLogPublisher(log);
            return super.transform(request);
        }
    }
}
