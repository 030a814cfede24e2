package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

    /** So that a test that fails ends. */
    private static final int GUARD_SECONDS = 20;

    @AutoClose
    private final PublishingFunction function = new PublishingFunction();

    private final LocalCloudWatch cloudWatch = function.cloudWatch;

    @ParameterizedTest
    @EnumSource
    void aWarmInvocationMakesTwoRequests(Action action) {
        succeed(Action.READ);
        cloudWatch.forgetReceived();

        succeed(action);

        assertThat(cloudWatch.operations()).containsExactlyInAnyOrder("PutMetricData", "PutLogEvents");
        assertThat(cloudWatch.lines()).anySatisfy(line -> assertThat(line).contains("operation=" + action));
    }

    @Test
    void theFirstInvocationMakesTheStream() {
        succeed(Action.CREATE);

        assertThat(cloudWatch.operations())
                .containsExactlyInAnyOrder("CreateLogStream", "PutMetricData", "PutLogEvents");
    }

    /** And every call needs one of the actions that are documented, and there is none of these that no call needs. */
    @Test
    void theGroupIsMadeWhereThereIsNone() {
        Owner owner = new Owner("111111111111", "ASIAFIRST", "another-group");
        assertThat(function.invoke(function.event(Action.CREATE, owner))
                        .path("status")
                        .asText())
                .isEqualTo("SUCCESS");

        assertThat(cloudWatch.operations())
                .containsExactlyInAnyOrder(
                        "CreateLogStream", "CreateLogGroup", "CreateLogStream", "PutMetricData", "PutLogEvents");
        Set<String> actions = new TreeSet<>();
        cloudWatch
                .operations()
                .forEach(operation ->
                        actions.add((operation.equals("PutMetricData") ? "cloudwatch:" : "logs:") + operation));
        assertThat(actions).containsExactlyInAnyOrderElementsOf(PublishingFunction.ACTIONS);
        assertThat(Path.of("docs", "operate.md"))
                .content()
                .contains("```text\n" + String.join("\n", PublishingFunction.ACTIONS) + "\n```");
    }

    /** Each of the two is answered only when both have come. */
    @Test
    void metricsAndLinesAreSentAtTheSameTime() {
        succeed(Action.READ);
        CyclicBarrier both = new CyclicBarrier(2);
        cloudWatch.beforeAnswer(request -> await(both));

        succeed(Action.READ);

        assertThat(both.isBroken()).isFalse();
    }

    /** What the RPDK tells Lambda alone; it adds Lambda's log once more at each invocation. */
    @Test
    void aLineForLambdaAloneComesOnceInEachInvocation() {
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

        TellingWrapper(ServiceAccess provider, Telemetry telemetry, VirtualTimer time) {
            super(provider, telemetry, time);
        }

        @Override
        protected ResourceHandlerRequest<ResourceModel> transform(
                HandlerRequest<ResourceModel, CallbackContext, TypeConfigurationModel> request) throws IOException {
            platformLoggerProxy.log(LINE);
            return super.transform(request);
        }
    }

    @Test
    void linesKeepTheHeaderThatMakesMetricsOfThem() {
        succeed(Action.READ);

        assertThat(cloudWatch.received())
                .filteredOn(request -> request.operation().equals("PutLogEvents"))
                .allSatisfy(request -> assertThat(request.headers()).containsEntry("x-amzn-logs-format", "json/emf"));
    }

    @Test
    void lambdasOwnLogHasEveryLineOnce() {
        for (int i = 0; i < 3; i++) {
            function.lambdaLog.clear();
            cloudWatch.forgetReceived();
            succeed(Action.READ);

            List<String> lines = cloudWatch.lines().stream().map(String::strip).toList();
            assertThat(lines).isNotEmpty();
            assertThat(function.lambdaLog).containsExactlyElementsOf(lines);
        }
    }

    @Test
    void nothingSecretIsSent() {
        for (Action action : Action.values()) {
            succeed(action);
        }

        assertThat(cloudWatch.received())
                .allSatisfy(request -> assertThat(request.body().toString()).doesNotContain("SECRET", "ASIACALLER"));
        assertThat(cloudWatch.received())
                .extracting(PublishedRequest::accessKey)
                .containsOnly("ASIAFIRST");
    }

    /** Each differs from the first in one thing, and in the credentials. */
    @Test
    void whatIsOnesGoesToHisStreamWithHisCredentials() {
        for (Owner owner : List.of(
                Owner.FIRST,
                new Owner("222222222222", "ASIASECOND", PublishingFunction.GROUP),
                new Owner("111111111111", "ASIATHIRD", "other-group"),
                new Owner(
                        "111111111111",
                        "ASIAFOURTH",
                        PublishingFunction.GROUP,
                        "eu-west-1",
                        PublishingFunction.TYPE))) {
            cloudWatch.forgetReceived();
            assertThat(function.invoke(function.event(Action.READ, owner))
                            .path("status")
                            .asText())
                    .isEqualTo("SUCCESS");

            assertThat(cloudWatch.operations()).as("%s", owner).contains("CreateLogStream", "PutLogEvents");
            assertThat(cloudWatch.received())
                    .extracting(PublishedRequest::accessKey)
                    .containsOnly(owner.accessKey());
        }
    }

    /** What was lost for one owner is sent with nobody's credentials. */
    @Test
    void whatCouldNotBeSentIsNeverSent() {
        cloudWatch.trouble(Trouble.THROTTLE, Trouble.THROTTLE);
        succeed(Action.CREATE);
        cloudWatch.trouble(Trouble.NONE, Trouble.NONE);
        cloudWatch.forgetReceived();

        function.invoke(function.event(Action.READ, new Owner("222222222222", "ASIASECOND", PublishingFunction.GROUP)));
        succeed(Action.READ);

        assertThat(cloudWatch.received().toString()).contains("READ").doesNotContain("CREATE]", "Value=CREATE");
    }

    @Test
    void aStreamThatSomebodyDeletedIsMadeAgainByTheNextInvocation() {
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
    void aConnectionThatTheServiceClosedMeanwhileIsNoticed() {
        succeed(Action.READ);
        cloudWatch.closeConnections();
        cloudWatch.forgetReceived();

        succeed(Action.READ);

        assertThat(cloudWatch.operations()).containsExactlyInAnyOrder("PutMetricData", "PutLogEvents");
        assertThat(function.lambdaLog).noneMatch(line -> line.contains("Not published"));
    }

    private void succeed(Action action) {
        assertThat(function.invoke(action).path("status").asText()).isEqualTo("SUCCESS");
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(GUARD_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
