package software.amazon.apigatewayv2.integrationresponse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.apigatewayv2.integrationresponse.packaged.StubEndpoint.ReceivedRequest;
import software.amazon.apigatewayv2.integrationresponse.packaged.StubEndpoint.StubResponse;
import software.amazon.cloudformation.Action;

/**
 * A type that is registered with a LoggingConfig: CloudFormation gives its owner's credentials, with which metrics and logs are
 * published to CloudWatch. {@code PublishingTroubleTest} has all troubles of that, in virtual time.
 */
class ProviderCredentialsIT {
    private static final String SECRET_TEMPLATE = "SECRET-template-body";

    @Test
    void publishesMetricsAndLogsWithTheOwnersCredentials() {
        try (StubEndpoint cloudWatch = StubEndpoint.start(StubCloudWatch.withoutLogGroup());
                FunctionHarness harness = open(cloudWatch)) {
            ResourceProperties created = harness.succeed(create(harness));
            HandlerResponse failed = harness.handle(
                    CloudFormationRequest.of(Action.READ, created.with("IntegrationResponseId", "absent1"))
                            .withLoggingConfig());
            assertThat(failed.errorCode()).isEqualTo("NotFound");

            assertThat(cloudWatch.received()).allSatisfy(request -> {
                assertThat(request.header("Authorization"))
                        .contains("Credential=" + CloudFormationRequest.OWNER.getAccessKeyId());
                assertThat(request.header("X-Amz-Security-Token"))
                        .isEqualTo(CloudFormationRequest.OWNER.getSessionToken());
            });
            assertThat(cloudWatch.received())
                    .extracting(StubCloudWatch::operation)
                    .containsExactlyInAnyOrder(
                            "CreateLogStream",
                            "CreateLogGroup",
                            "CreateLogStream",
                            "PutMetricData",
                            "PutLogEvents",
                            "PutMetricData",
                            "PutLogEvents");
            assertThat(bodies(cloudWatch, "CreateLogGroup")).contains(CloudFormationRequest.LOG_GROUP);
            assertThat(bodies(cloudWatch, "PutLogEvents"))
                    .contains("operation=CREATE", "operation=READ", "outcome=SUCCESS", "outcome=FAILED")
                    .doesNotContain(SECRET_TEMPLATE)
                    .doesNotContain(CloudFormationRequest.CREDENTIALS);
            assertThat(bodies(cloudWatch, "PutMetricData"))
                    .contains("HandlerInvocationCount", "HandlerInvocationDuration", "HandlerExceptionByErrorCode")
                    .contains("CREATE", "READ", "NotFound");
        }
    }

    @Test
    void succeedsThoughCloudWatchDoesNot() {
        List<Function<ReceivedRequest, StubResponse>> troubles = List.of(
                request -> new StubResponse(
                        403, Map.of("x-amzn-ErrorType", "AccessDeniedException"), "{\"message\": \"not authorized\"}"),
                request -> new StubResponse(500, Map.of(), "{}"),
                request -> new StubResponse(200, Map.of(), "<html>not what you asked for"));
        AtomicReference<Function<ReceivedRequest, StubResponse>> trouble = new AtomicReference<>();
        StubEndpoint cloudWatch = StubEndpoint.start(request -> trouble.get().apply(request));
        try (FunctionHarness harness = open(cloudWatch)) {
            for (int i = 0; i < troubles.size(); i++) {
                trouble.set(troubles.get(i));
                assertCreates(harness);
                assertThat(cloudWatch.received())
                        .extracting(StubCloudWatch::operation)
                        .filteredOn("PutMetricData"::equals)
                        .hasSizeGreaterThan(i);
            }
            cloudWatch.close();
            assertCreates(harness);
        }
    }

    private static void assertCreates(FunctionHarness harness) {
        ResourceProperties created = harness.succeed(create(harness));
        assertThat(harness.held(created)).containsExactly(created.stored());
    }

    private static FunctionHarness open(StubEndpoint cloudWatch) {
        return FunctionHarness.open(Map.of("AWS_ENDPOINT_URL", cloudWatch.uri().toString()));
    }

    private static CloudFormationRequest create(FunctionHarness harness) {
        ResourceProperties wanted =
                harness.integration().withAllContents().with("ResponseTemplates", Map.of("$default", SECRET_TEMPLATE));
        return CloudFormationRequest.of(Action.CREATE, wanted).withLoggingConfig();
    }

    private static String bodies(StubEndpoint cloudWatch, String operation) {
        return cloudWatch.received().stream()
                .filter(request -> StubCloudWatch.operation(request).equals(operation))
                .map(ReceivedRequest::body)
                .collect(Collectors.joining("\n"));
    }
}
