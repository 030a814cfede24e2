package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.apigatewayv2.integrationresponse.PublishingFunction.Owner;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.HandlerRequest;
import software.amazon.cloudformation.proxy.ResourceHandlerRequest;

/** What an invocation of a type with a LoggingConfig sends to CloudWatch, and when. */
class PublishingTest {

    @AutoClose
    private final PublishingFunction function = new PublishingFunction();

    private final LocalCloudWatch cloudWatch = function.cloudWatch;

    @ParameterizedTest
    @EnumSource
    void makesAStreamInTheFirstInvocationAndTwoRequestsInEachLaterOne(Action action) {
        succeed(Action.READ);
        assertThat(cloudWatch.operations())
                .containsExactlyInAnyOrder("CreateLogStream", "PutMetricData", "PutLogEvents");
        cloudWatch.forgetReceived();

        succeed(action);

        assertThat(cloudWatch.operations()).containsExactlyInAnyOrder("PutMetricData", "PutLogEvents");
        assertThat(cloudWatch.lines()).anySatisfy(line -> assertThat(line).contains("operation=" + action));
    }

    /** Every call needs one of the actions that are documented, and there is none of these that no call needs. */
    @Test
    void makesTheGroupWhereThereIsNone() {
        function.succeed(Action.CREATE, new Owner("111111111111", "us-east-1", "another-group", "ASIAFIRST"));

        assertThat(cloudWatch.operations())
                .containsExactlyInAnyOrder(
                        "CreateLogStream", "CreateLogGroup", "CreateLogStream", "PutMetricData", "PutLogEvents");
        assertThat(cloudWatch.operations().stream()
                        .map(operation -> (operation.startsWith("PutM") ? "cloudwatch:" : "logs:") + operation)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(PublishingFunction.ACTIONS);
        assertThat(Path.of("docs", "operate.md"))
                .content()
                .contains("```text\n" + String.join("\n", PublishingFunction.ACTIONS) + "\n```");
    }

    /** What the RPDK tells Lambda alone; it adds Lambda's log once more at each invocation. */
    @Test
    void logsALineForLambdaAloneOnceInEachInvocation() {
        String line = "for Lambda alone";
        try (PublishingFunction telling = new PublishingFunction(
                ApacheHttpClient.create(), (access, telemetry) -> new QuietWrapper(access, telemetry) {
                    @Override
                    protected ResourceHandlerRequest<ResourceModel> transform(
                            HandlerRequest<ResourceModel, CallbackContext, TypeConfigurationModel> request)
                            throws IOException {
                        platformLoggerProxy.log(line);
                        return super.transform(request);
                    }
                })) {
            for (int i = 0; i < 3; i++) {
                telling.forget();
                telling.succeed(Action.READ, Owner.FIRST);
                assertThat(telling.lambdaLog).containsOnlyOnce(line);
            }
        }
    }

    @Test
    void sendsNothingSecret() {
        for (Action action : Action.values()) {
            succeed(action);
        }

        assertThat(cloudWatch.received)
                .allSatisfy(request -> assertThat(request.body().toString()).doesNotContain("SECRET", "ASIACALLER"));
    }

    /** Each differs from the first in one thing, and in the credentials. */
    @Test
    void sendsEachOwnersDataToAStreamOfItsOwnWithItsCredentials() {
        for (Owner owner : List.of(
                Owner.FIRST,
                new Owner("222222222222", "us-east-1", PublishingFunction.GROUP, "ASIASECOND"),
                new Owner("111111111111", "us-east-1", "other-group", "ASIATHIRD"),
                new Owner("111111111111", "eu-west-1", PublishingFunction.GROUP, "ASIAFOURTH"))) {
            cloudWatch.forgetReceived();
            function.succeed(Action.READ, owner);

            assertThat(cloudWatch.operations()).as("%s", owner).contains("CreateLogStream", "PutLogEvents");
            assertThat(cloudWatch.received)
                    .extracting(LocalCloudWatch.Request::accessKey)
                    .containsOnly(owner.accessKey());
        }
    }

    @Test
    void makesAStreamThatSomebodyDeletedAgainInTheNextInvocation() {
        succeed(Action.READ);
        cloudWatch.deleteStreams();
        succeed(Action.READ);
        assertThat(function.losses()).containsExactly("Not published: 5 lines (400 ResourceNotFoundException)");
        cloudWatch.forgetReceived();

        succeed(Action.READ);

        assertThat(cloudWatch.operations())
                .containsExactlyInAnyOrder("PutMetricData", "CreateLogStream", "PutLogEvents");
    }

    /** The connection has been idle while the function was frozen. */
    @Test
    void sendsARequestAgainIfTheServiceHasClosedTheConnection() {
        succeed(Action.READ);
        cloudWatch.closeConnections();
        cloudWatch.forgetReceived();

        succeed(Action.READ);

        assertThat(cloudWatch.operations()).containsExactlyInAnyOrder("PutMetricData", "PutLogEvents");
        assertThat(function.losses()).isEmpty();
    }

    private void succeed(Action action) {
        function.succeed(action, Owner.FIRST);
    }
}
