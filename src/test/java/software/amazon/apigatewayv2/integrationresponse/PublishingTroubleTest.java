package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.apigatewayv2.integrationresponse.PublishingFunction.Owner;
import software.amazon.apigatewayv2.integrationresponse.telemetry.Telemetry;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.cloudformation.Action;

/**
 * Whatever CloudWatch and CloudWatch Logs do, each by itself: the operation succeeds, it happens once, it takes two seconds
 * longer at most, nothing is left running, Lambda's log says what was lost, and the next invocation sends what is its own.
 */
class PublishingTroubleTest {

    private static final long PAUSE_NANOS = 1_000_000;

    /** All pairs of troubles, and each trouble of each of the two with each action. */
    @ParameterizedTest(name = "first in the process: {0}")
    @ValueSource(booleans = {true, false})
    void losesNoMoreThanTwoSecondsAndWhatWasToBeSent(boolean first) {
        Action[] actions = Action.values();
        for (Trouble ofMetrics : Trouble.values()) {
            for (Trouble ofLogs : Trouble.values()) {
                Action action = actions[(ofMetrics.ordinal() + ofLogs.ordinal()) % actions.length];
                try (PublishingFunction function = new PublishingFunction()) {
                    if (!first) {
                        function.invoke(Action.READ);
                    }
                    new Case(function, action, first, ofMetrics, ofLogs).check();
                }
            }
        }
    }

    /** Threads that nothing can interrupt, as in a name server that hangs; later invocations find no thread any more. */
    @Test
    void endsAnInvocationThoughItsCallsCannotBeEnded() {
        Hang hang = new Hang();
        try (PublishingFunction stuck = new PublishingFunction(new Client(hang))) {
            for (int hanging : List.of(2, 4)) {
                CompletableFuture<JsonNode> response = CompletableFuture.supplyAsync(() -> stuck.invoke(Action.READ));
                Eventually.until(
                        hanging + " calls hang, and the wait has a limit",
                        () -> hang.has(hanging) && stuck.time.pending() >= 3);
                stuck.time.pass(Telemetry.LIMIT);
                assertThat(Eventually.value(response).path("status").asText()).isEqualTo("SUCCESS");
            }
            assertThat(stuck.invoke(Action.READ).path("status").asText()).isEqualTo("SUCCESS");

            assertThat(stuck.lambdaLog.stream().filter(line -> line.startsWith("Not published")))
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .matches("Not published: \\d+ metrics \\(not done in time\\)"
                                            + " and 5 lines \\(not done in time\\)"),
                            line -> assertThat(line).contains("5 lines (not done in time)"),
                            line -> assertThat(line)
                                    .matches(
                                            "Not published: \\d+ metrics and 5 lines \\(RejectedExecutionException\\)"));
        } finally {
            hang.end();
        }
    }

    static Stream<Error> letsNoErrorOut() {
        return Stream.of(new StackOverflowError(), new NoClassDefFoundError("SECRET"), new OutOfMemoryError());
    }

    @ParameterizedTest
    @MethodSource
    void letsNoErrorOut(Error error) {
        try (PublishingFunction broken = new PublishingFunction(new Client(() -> {
            throw error;
        }))) {
            assertThat(broken.invoke(Action.CREATE).path("status").asText()).isEqualTo("SUCCESS");
            assertThat(broken.held()).hasSize(1);
            assertThat(broken.lambdaLog)
                    .anyMatch(line -> line.contains(error.getClass().getSimpleName()))
                    .noneMatch(line -> line.contains("SECRET"));
        }
    }

    private record Case(PublishingFunction function, Action action, boolean first, Trouble ofMetrics, Trouble ofLogs) {

        void check() {
            invokeInTrouble();
            function.cloudWatch.trouble(Trouble.NONE, Trouble.NONE);
            function.cloudWatch.forgetReceived();
            function.lambdaLog.clear();

            assertSuccess(function.invoke(Action.READ));

            assertThat(function.cloudWatch.lines().stream().map(String::strip))
                    .as("%s", this)
                    .containsExactlyElementsOf(function.lambdaLog);
            assertThat(function.cloudWatch.taken().stream()
                            .flatMap(request -> request.metrics().stream())
                            .filter(metric -> metric.toString().contains("HandlerInvocationCount")))
                    .as("%s", this)
                    .hasSize(1);
        }

        private void invokeInTrouble() {
            String event = function.event(action, Owner.FIRST);
            int heldBefore = function.held().size();
            long before = function.time.nanoTime();
            function.service.forgetCalls();
            function.lambdaLog.clear();
            function.cloudWatch.forgetReceived();
            function.cloudWatch.trouble(ofMetrics, ofLogs);
            int hanging = (int)
                    Stream.of(ofMetrics, ofLogs).filter(Trouble::isEndless).count();

            assertSuccess(
                    hanging == 0
                            ? function.invoke(event)
                            : function.invokeWhileHanging(
                                    event, hanging, 1 + callsOfLogs(), 1 + callsOfLogs() + secondTries()));

            assertThat(Duration.ofNanos(function.time.nanoTime() - before)).isLessThanOrEqualTo(Telemetry.LIMIT);
            assertThat(function.service.calls()).as("%s", this).hasSize(action == Action.UPDATE ? 2 : 1);
            assertThat(function.held().size() - heldBefore)
                    .as("%s", this)
                    .isEqualTo(
                            switch (action) {
                                case CREATE -> 1;
                                case DELETE -> -1;
                                default -> 0;
                            });
            assertThat(function.lambdaLog).noneMatch(line -> line.contains("SECRET"));
            assertThat(function.lambdaLog.stream().filter(line -> line.startsWith("Not published")))
                    .as("%s", this)
                    .hasSize(losesMetrics() || losesLines() ? 1 : 0)
                    .allMatch(line -> line.matches("Not published: (\\d+ metrics \\([\\w ]+\\))?( and )?(" + lines()
                            + " lines \\([\\w ]+\\))?"))
                    .allMatch(line -> line.contains("metrics") == losesMetrics())
                    .allMatch(line -> line.contains(lines() + " lines") == losesLines());
        }

        /** One of them is the RPDK's for each service call. */
        private int lines() {
            return action == Action.UPDATE ? 6 : 5;
        }

        /** PutMetricData has no response that could be garbage. */
        private boolean losesMetrics() {
            return ofMetrics != Trouble.NONE && ofMetrics != Trouble.GARBAGE;
        }

        private boolean losesLines() {
            return ofLogs != Trouble.NONE;
        }

        /** The first invocation makes the stream, to which the service says nothing that could be garbage. */
        private int callsOfLogs() {
            return first && (ofLogs == Trouble.NONE || ofLogs == Trouble.GARBAGE) ? 2 : 1;
        }

        /** What is lost with its connection is sent once more. */
        private int secondTries() {
            return (int)
                    Stream.of(ofMetrics, ofLogs).filter(Trouble.DROP::equals).count();
        }

        private void assertSuccess(JsonNode response) {
            assertThat(response.path("status").asText()).as("%s", this).isEqualTo("SUCCESS");
        }

        @Override
        public String toString() {
            return action + (first ? ", first in the process" : "") + ", metrics " + ofMetrics + ", logs " + ofLogs;
        }
    }

    /** Hangs whoever runs it, until the end; interrupts do not end it. */
    private static final class Hang implements Runnable {
        private final CountDownLatch end = new CountDownLatch(1);
        private final AtomicInteger hanging = new AtomicInteger();

        @Override
        public void run() {
            hanging.incrementAndGet();
            while (end.getCount() > 0) {
                LockSupport.parkNanos(PAUSE_NANOS);
                Thread.interrupted();
            }
        }

        boolean has(int calls) {
            return hanging.get() == calls;
        }

        void end() {
            end.countDown();
        }
    }

    /** Connections to CloudWatch of which each call does this. */
    private record Client(Runnable call) implements SdkHttpClient {

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() {
                    call.run();
                    throw new AssertionError("The call ended");
                }

                @Override
                public void abort() {}
            };
        }

        @Override
        public void close() {}
    }
}
