package software.amazon.apigatewayv2.integrationresponse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.apigatewayv2.integrationresponse.packaged.StubEndpoint.ReceivedRequest;
import software.amazon.apigatewayv2.integrationresponse.packaged.StubEndpoint.StubResponse;
import software.amazon.cloudformation.Action;

/**
 * A type that is registered with a LoggingConfig: CloudFormation gives its owner's credentials, with which
 * metrics and logs are published to CloudWatch. Whatever becomes of that, the operation is not to suffer from it.
 */
class ProviderCredentialsIT {
    private static final String SECRET_TEMPLATE = "SECRET-template-body";

    @Test
    void metricsAndLogsArePublishedWithTheOwnersCredentials() {
        try (StubEndpoint cloudWatch = StubEndpoint.start(StubCloudWatch.withoutLogGroup());
                FunctionHarness harness = FunctionHarness.open(cloudWatch.uri())) {
            ResourceProperties created = harness.succeed(create(harness));
            HandlerAnswer failed = harness.handle(
                    CloudFormationRequest.of(Action.READ, created.with("IntegrationResponseId", "absent1"))
                            .withProvider(Optional.of(CloudFormationRequest.OWNER)));
            assertThat(failed.errorCode()).isEqualTo("NotFound");

            List<ReceivedRequest> received = cloudWatch.received();
            assertThat(received).allSatisfy(request -> {
                assertThat(request.header("Authorization"))
                        .contains("Credential=" + CloudFormationRequest.OWNER.getAccessKeyId());
                assertThat(request.header("X-Amz-Security-Token"))
                        .isEqualTo(CloudFormationRequest.OWNER.getSessionToken());
            });
            assertThat(requestsTo(received, "CreateLogGroup"))
                    .singleElement()
                    .satisfies(request -> assertThat(request.body()).contains(CloudFormationRequest.LOG_GROUP));
            assertThat(received)
                    .extracting(StubCloudWatch::operation)
                    .containsExactlyInAnyOrder(
                            "CreateLogStream",
                            "CreateLogGroup",
                            "CreateLogStream",
                            "PutMetricData",
                            "PutLogEvents",
                            "PutMetricData",
                            "PutLogEvents");
            assertThat(bodies(received, "PutLogEvents"))
                    .contains("operation=CREATE", "operation=READ", "outcome=SUCCESS", "outcome=FAILED")
                    .doesNotContain(SECRET_TEMPLATE)
                    .doesNotContain(CloudFormationRequest.CALLER.getAccessKeyId())
                    .doesNotContain(CloudFormationRequest.CALLER.getSecretAccessKey())
                    .doesNotContain(CloudFormationRequest.CALLER.getSessionToken());
            assertThat(bodies(received, "PutMetricData"))
                    .contains("HandlerInvocationCount", "HandlerInvocationDuration", "HandlerExceptionByErrorCode")
                    .contains("CREATE", "READ", "NotFound");
        }
    }

    @Test
    void aLogGroupThatIsThereIsNotMadeAgain() {
        try (StubEndpoint cloudWatch = StubEndpoint.start(StubCloudWatch::withLogGroup);
                FunctionHarness harness = FunctionHarness.open(cloudWatch.uri())) {
            harness.succeed(create(harness));

            assertThat(requestsTo(cloudWatch.received(), "CreateLogGroup")).isEmpty();
            assertThat(bodies(cloudWatch.received(), "PutLogEvents")).contains("operation=CREATE");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theOperationSucceedsThoughCloudWatchDoesNot(BrokenCloudWatch trouble) {
        try (StubEndpoint cloudWatch = StubEndpoint.start(trouble.answers);
                FunctionHarness harness = FunctionHarness.open(cloudWatch.uri())) {
            ResourceProperties created = harness.succeed(create(harness));

            assertThat(harness.held(created)).containsExactly(created.stored());
            assertThat(bodies(cloudWatch.received(), "PutMetricData")).contains("HandlerInvocationCount");
        }
    }

    @Test
    void theOperationSucceedsThoughCloudWatchCannotBeConnectedTo() {
        URI nobody;
        try (StubEndpoint closed = StubEndpoint.start(StubCloudWatch::withLogGroup)) {
            nobody = closed.uri();
        }
        try (FunctionHarness harness = FunctionHarness.open(nobody)) {
            ResourceProperties created = harness.succeed(create(harness));

            assertThat(harness.held(created)).containsExactly(created.stored());
        }
    }

    /** How CloudWatch may fail its callers. */
    enum BrokenCloudWatch {
        REFUSES_ALL(request -> new StubResponse(
                403, Map.of("x-amzn-ErrorType", "AccessDeniedException"), "{\"message\": \"not authorized\"}")),
        FAILS_ALL(request -> new StubResponse(500, Map.of(), "{}")),
        SPEAKS_GIBBERISH(request -> new StubResponse(200, Map.of(), "<html>not what you asked for")),
        REFUSES_EVENTS(request -> StubCloudWatch.operation(request).equals("PutLogEvents")
                ? new StubResponse(
                        400, Map.of("x-amzn-ErrorType", "InvalidParameterException"), "{\"message\": \"no\"}")
                : StubCloudWatch.withLogGroup(request));

        private final Function<ReceivedRequest, StubResponse> answers;

        BrokenCloudWatch(Function<ReceivedRequest, StubResponse> answers) {
            this.answers = answers;
        }
    }

    private static CloudFormationRequest create(FunctionHarness harness) {
        ResourceProperties wanted =
                harness.integration().withAllContents().with("ResponseTemplates", Map.of("$default", SECRET_TEMPLATE));
        return CloudFormationRequest.of(Action.CREATE, wanted).withProvider(Optional.of(CloudFormationRequest.OWNER));
    }

    private static List<ReceivedRequest> requestsTo(List<ReceivedRequest> received, String operation) {
        return received.stream()
                .filter(request -> StubCloudWatch.operation(request).equals(operation))
                .toList();
    }

    private static String bodies(List<ReceivedRequest> received, String operation) {
        return String.join(
                "\n",
                requestsTo(received, operation).stream()
                        .map(ReceivedRequest::body)
                        .toList());
    }
}
