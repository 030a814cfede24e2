package software.amazon.apigatewayv2.integrationresponse.service;

import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.cloudformation.injection.CloudWatchLogsProvider;
import software.amazon.cloudformation.injection.CloudWatchProvider;
import software.amazon.cloudformation.injection.CredentialsProvider;

/** The RPDK's own clients for metrics and logs, with a {@link StandInService} at the other end. */
public final class StandInCloudWatch {

    private StandInCloudWatch() {}

    /** A CloudWatch that takes all metrics. */
    public static CloudWatchProvider metrics(CredentialsProvider credentials) {
        return new Metrics(credentials, StandInService.cloudWatch());
    }

    /** A CloudWatch Logs that takes all log events. */
    public static CloudWatchLogsProvider logs(CredentialsProvider credentials) {
        return new Logs(credentials, StandInService.cloudWatchLogs());
    }

    /** As the RPDK makes it, but for the endpoint, which the environment may name. */
    private static final class Metrics extends CloudWatchProvider {

        private Metrics(CredentialsProvider credentials, SdkHttpClient http) {
            super(credentials, http);
        }

        @Override
        public CloudWatchClient get() {
            return defaultClient(CloudWatchClient.builder())
                    .endpointOverride(StandInService.ENDPOINT)
                    .build();
        }
    }

    /** As the RPDK makes it, but for the endpoint, which the environment may name. */
    private static final class Logs extends CloudWatchLogsProvider {

        private Logs(CredentialsProvider credentials, SdkHttpClient http) {
            super(credentials, http);
        }

        @Override
        public CloudWatchLogsClient get() {
            return defaultClient(CloudWatchLogsClient.builder())
                    .endpointOverride(StandInService.ENDPOINT)
                    .build();
        }
    }
}
