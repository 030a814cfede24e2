package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
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
import software.amazon.apigatewayv2.integrationresponse.telemetry.Telemetry;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.injection.CloudWatchLogsProvider;
import software.amazon.cloudformation.injection.CloudWatchProvider;
import software.amazon.cloudformation.injection.SessionCredentialsProvider;
import software.amazon.cloudformation.loggers.CloudWatchLogPublisher;
import software.amazon.cloudformation.metrics.MetricsPublisher;
import software.amazon.cloudformation.metrics.MetricsPublisherImpl;
import software.amazon.cloudformation.proxy.Credentials;
import software.amazon.cloudformation.proxy.HandlerRequest;
import software.amazon.cloudformation.proxy.LoggerProxy;
import software.amazon.cloudformation.proxy.MetricsPublisherProxy;
import software.amazon.cloudformation.proxy.ResourceHandlerRequest;

/** The RPDK's own publishers beside ours, told the same things by the same invocations: what arrives is the same. */
class PublishedDataTest {

    @AutoClose
    private final LocalCloudWatch ofRpdk = new LocalCloudWatch().withGroup(PublishingFunction.GROUP);

    @AutoClose
    private final SdkHttpClient http = ApacheHttpClient.create();

    @AutoClose
    private final PublishingFunction function = new PublishingFunction(WithBoth::new);

    @Test
    void sendsTheMetricsAndLinesThatTheRpdkSends() {
        for (Action action : Action.values()) {
            function.invoke(action);
            function.invoke(PublishingFunction.event(
                    action,
                    Owner.FIRST,
                    Map.of("ApiId", "absent1", "IntegrationId", "x", "Unknown", "x"),
                    Map.of("ApiId", "absent1", "IntegrationId", "x")));
            function.service.inject(Fault.first(1, Fault.ANY_OPERATION, FaultKind.FORBIDDEN));
            function.invoke(action);
            function.service.clearFaults();
        }

        assertThat(metrics(function.cloudWatch))
                .hasSizeGreaterThan(15 * 3)
                .containsExactlyInAnyOrderElementsOf(metrics(ofRpdk));
        assertThat(function.cloudWatch.lines()).hasSizeGreaterThan(15 * 3).containsExactlyElementsOf(ofRpdk.lines());
    }

    /** Each metric with the namespace it came in; the order of its dimensions means nothing. */
    private static List<Object> metrics(LocalCloudWatch cloudWatch) {
        List<Object> all = new ArrayList<>();
        for (PublishedRequest request : cloudWatch.taken()) {
            for (Object metric : request.metrics()) {
                Map<Object, Object> members = new HashMap<>((Map<?, ?>) metric);
                members.put("Dimensions", new HashSet<>((List<?>) members.get("Dimensions")));
                members.put("Namespace", request.body().get("Namespace"));
                all.add(members);
            }
        }
        return all;
    }

    /** Adds the RPDK's publishers to the proxies that tell the publishers, after ours. */
    private final class WithBoth extends QuietWrapper {

        private final MetricsPublisher metrics;
        private final CloudWatchLogPublisher log;

        WithBoth(ServiceAccess provider, Telemetry telemetry, VirtualTimer time) {
            super(provider, telemetry, time);
            SessionCredentialsProvider owner = new SessionCredentialsProvider();
            owner.setCredentials(new Credentials("-", "-", "-"));
            URI endpoint = ofRpdk.endpoint();
            metrics = new MetricsPublisherImpl(
                    new CloudWatchProvider(owner, http) {
                        @Override
                        public CloudWatchClient get() {
                            return defaultClient(CloudWatchClient.builder())
                                    .region(Region.US_EAST_1)
                                    .endpointOverride(endpoint)
                                    .build();
                        }
                    },
                    new LoggerProxy(),
                    PublishingFunction.TYPE);
            CloudWatchLogsProvider logs = new CloudWatchLogsProvider(owner, http) {
                @Override
                public CloudWatchLogsClient get() {
                    return defaultClient(CloudWatchLogsClient.builder())
                            .region(Region.US_EAST_1)
                            .endpointOverride(endpoint)
                            .build();
                }
            };
            CloudWatchLogsClient client = logs.get();
            client.createLogStream(
                    request -> request.logGroupName(PublishingFunction.GROUP).logStreamName("rpdk"));
            log = new CloudWatchLogPublisher(
                    logs, PublishingFunction.GROUP, "rpdk", new LoggerProxy(), new MetricsPublisherProxy());
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
