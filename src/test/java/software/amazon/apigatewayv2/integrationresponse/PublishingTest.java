package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.apigatewayv2.integrationresponse.PublishingFunction.Owner;
import software.amazon.apigatewayv2.integrationresponse.telemetry.Telemetry;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.HandlerRequest;
import software.amazon.cloudformation.proxy.ResourceHandlerRequest;

/** What an invocation of a type with a LoggingConfig sends to CloudWatch, and when. */
class PublishingTest {

    private static final Owner SECOND = new Owner("222222222222", "ASIASECOND", PublishingFunction.GROUP);

    /** So that a test that fails ends. */
    private static final int GUARD_SECONDS = 20;

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
        function.succeed(Action.CREATE, new Owner("111111111111", "ASIAFIRST", "another-group"));

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

    /** Each of the two gets its response only when both have come. */
    @Test
    void sendsMetricsAndLinesAtTheSameTime() {
        succeed(Action.READ);
        CyclicBarrier both = new CyclicBarrier(2);
        cloudWatch.beforeResponse(request -> await(both));

        succeed(Action.READ);

        assertThat(both.isBroken()).isFalse();
    }

    /** What the RPDK tells Lambda alone; it adds Lambda's log once more at each invocation. */
    @Test
    void logsALineForLambdaAloneOnceInEachInvocation() {
        try (PublishingFunction telling = new PublishingFunction(TellingWrapper::new)) {
            for (int i = 0; i < 3; i++) {
                telling.lambdaLog.clear();
                telling.invoke(Action.READ);
                assertThat(telling.lambdaLog).containsOnlyOnce(TellingWrapper.LINE);
            }
        }
    }

    private static final class TellingWrapper extends QuietWrapper {

        private static final String LINE = "for Lambda alone";

        TellingWrapper(ServiceAccess access, Telemetry telemetry, VirtualTimer time) {
            super(access, telemetry, time);
        }

        @Override
        protected ResourceHandlerRequest<ResourceModel> transform(
                HandlerRequest<ResourceModel, CallbackContext, TypeConfigurationModel> request) throws IOException {
            platformLoggerProxy.log(LINE);
            return super.transform(request);
        }
    }

    @Test
    void keepsTheHeaderThatMakesMetricsOfLines() {
        succeed(Action.READ);

        assertThat(cloudWatch.received())
                .filteredOn(request -> request.operation().equals("PutLogEvents"))
                .allSatisfy(request -> assertThat(request.headers()).containsEntry("x-amzn-logs-format", "json/emf"));
    }

    @Test
    void sendsNothingSecret() {
        for (Action action : Action.values()) {
            succeed(action);
        }

        assertThat(cloudWatch.received()).allSatisfy(request -> {
            assertThat(request.body().toString()).doesNotContain("SECRET", "ASIACALLER");
            assertThat(request.accessKey()).isEqualTo("ASIAFIRST");
        });
    }

    /** Each differs from the first in one thing, and in the credentials. */
    @Test
    void sendsEachOwnersDataToAStreamOfItsOwnWithItsCredentials() {
        for (Owner owner : List.of(
                Owner.FIRST,
                SECOND,
                new Owner("111111111111", "ASIATHIRD", "other-group"),
                Owner.FIRST.in("eu-west-1", "ASIAFOURTH"))) {
            cloudWatch.forgetReceived();
            function.succeed(Action.READ, owner);

            assertThat(cloudWatch.operations()).as("%s", owner).contains("CreateLogStream", "PutLogEvents");
            assertThat(cloudWatch.received())
                    .extracting(PublishedRequest::accessKey)
                    .containsOnly(owner.accessKey());
        }
    }

    /** What was lost for one owner is sent with nobody's credentials. */
    @Test
    void neverSendsWhatCouldNotBeSent() {
        cloudWatch.trouble(Trouble.REFUSE, Trouble.REFUSE);
        succeed(Action.CREATE);
        cloudWatch.trouble(Trouble.NONE, Trouble.NONE);
        cloudWatch.forgetReceived();

        function.succeed(Action.READ, SECOND);
        succeed(Action.READ);

        assertThat(cloudWatch.received().toString()).contains("READ").doesNotContain("CREATE]", "Value=CREATE");
    }

    @Test
    void makesAStreamThatSomebodyDeletedAgainInTheNextInvocation() {
        succeed(Action.READ);
        cloudWatch.deleteStreams();
        succeed(Action.READ);
        assertThat(function.lambdaLog).contains("Not published: 5 lines (400 ResourceNotFoundException)");
        cloudWatch.forgetReceived();

        succeed(Action.READ);

        assertThat(cloudWatch.operations())
                .containsExactlyInAnyOrder("PutMetricData", "CreateLogStream", "PutLogEvents");
    }

    @Test
    void noticesAConnectionThatTheServiceClosedMeanwhile() {
        succeed(Action.READ);
        cloudWatch.closeConnections();
        cloudWatch.forgetReceived();

        succeed(Action.READ);

        assertThat(cloudWatch.operations()).containsExactlyInAnyOrder("PutMetricData", "PutLogEvents");
        assertThat(function.lambdaLog).noneMatch(line -> line.contains("Not published"));
    }

    private void succeed(Action action) {
        function.succeed(action, Owner.FIRST);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(GUARD_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
