package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.apigatewayv2.integrationresponse.PublishingFunction.Owner;
import software.amazon.apigatewayv2.integrationresponse.telemetry.Telemetry;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.cloudformation.Action;

/**
 * Whatever CloudWatch and CloudWatch Logs do, each by itself: the operation succeeds, it happens once, it takes two
 * seconds longer at most, nothing is left running, Lambda's log says what was lost, and the next invocation sends what
 * is its own.
 */
class PublishingTroubleTest {

    /** All pairs of troubles, and each trouble of each of the two with each action. */
    static Stream<Row> losesNoMoreThanTwoSecondsAndWhatWasToBeSent() {
        Action[] actions = Action.values();
        return Stream.of(Trouble.values())
                .flatMap(ofMetrics -> Stream.of(Trouble.values()).flatMap(ofLogs -> Stream.of(true, false)
                        .map(isFirst -> new Row(
                                actions[(ofMetrics.ordinal() + ofLogs.ordinal()) % actions.length],
                                ofMetrics,
                                ofLogs,
                                isFirst))));
    }

    @ParameterizedTest
    @MethodSource
    void losesNoMoreThanTwoSecondsAndWhatWasToBeSent(Row row) {
        try (PublishingFunction function = new PublishingFunction()) {
            if (!row.isFirst) {
                function.succeed(Action.READ, Owner.FIRST);
            }
            String event = function.event(row.action, Owner.FIRST);
            int held = function.held().size();
            long begun = function.time.nanoTime();
            int limits = function.time.limits();
            function.forget();

            function.cloudWatch.trouble(row.ofMetrics, row.ofLogs);
            CompletableFuture<String> status = CompletableFuture.supplyAsync(() -> function.invoke(event));
            List<Trouble> troubles = List.of(row.ofMetrics, row.ofLogs);
            long endless = troubles.stream().filter(Trouble::isEndless).count();
            if (endless > 0) {
                // Each call has a limit while it is under way, and the invocation has its own.
                Eventually.until(
                        "only the calls that never end are left",
                        () -> function.cloudWatch.hanging() == endless
                                && function.time.limits() == limits + row.calls() + 1
                                && function.time.pending() == endless + 1);
                // A moment before the limit, for calls end themselves earlier.
                function.time.pass(Telemetry.LIMIT.minusMillis(1));
            }

            assertThat(Eventually.value(status)).isEqualTo("SUCCESS");
            assertThat(Duration.ofNanos(function.time.nanoTime() - begun)).isLessThanOrEqualTo(Telemetry.LIMIT);
            assertThat(function.service.calls()).hasSize(row.action == Action.UPDATE ? 2 : 1);
            assertThat(function.held())
                    .hasSize(held + Map.of(Action.CREATE, 1, Action.DELETE, -1).getOrDefault(row.action, 0));
            assertThat(function.losses()).isEqualTo(row.losses());
            assertThat(function.lambdaLog).noneMatch(line -> line.contains("SECRET"));
            Eventually.until(
                    "the client has closed the connections that trickle",
                    () -> function.cloudWatch.hanging() == Collections.frequency(troubles, Trouble.HANG));

            function.cloudWatch.trouble(Trouble.NONE, Trouble.NONE);
            function.forget();
            function.succeed(Action.READ, Owner.FIRST);

            assertThat(function.cloudWatch.lines().stream().map(String::strip))
                    .containsExactlyElementsOf(function.lambdaLog);
            assertThat(function.cloudWatch.taken)
                    .flatMap(LocalCloudWatch.Request::metrics)
                    .filteredOn(metric -> metric.toString().contains("HandlerInvocationCount"))
                    .hasSize(1);
        }
    }

    /** An invocation, the first of its process or a later one, and what the two services do at its end. */
    private record Row(Action action, Trouble ofMetrics, Trouble ofLogs, boolean isFirst) {

        /** The first invocation makes the stream, to which the service says nothing that could be garbage. */
        int calls() {
            return isFirst && (ofLogs == Trouble.NONE || ofLogs == Trouble.GARBAGE) ? 3 : 2;
        }

        /** What Lambda's log has to say: nothing, or a line. */
        List<String> losses() {
            List<String> losses = new ArrayList<>();
            // PutMetricData has no response that could be garbage.
            if (ofMetrics != Trouble.NONE && ofMetrics != Trouble.GARBAGE) {
                losses.add("n metrics (" + reason(ofMetrics) + ")");
            }
            if (ofLogs != Trouble.NONE) {
                // One of the lines is the RPDK's for each service call.
                losses.add((action == Action.UPDATE ? 6 : 5) + " lines (" + reason(ofLogs) + ")");
            }
            return losses.isEmpty() ? List.of() : List.of("Not published: " + String.join(" and ", losses));
        }

        private static String reason(Trouble trouble) {
            return switch (trouble) {
                case NONE -> "";
                case HANG, TRICKLE -> "ApiCallTimeoutException";
                case DROP, GARBAGE -> "SdkClientException";
                case REFUSE -> "403 AccessDeniedException";
                case THROTTLE -> "400 ThrottlingException";
            };
        }
    }

    /** Threads that nothing can interrupt, as in a name server that hangs; later invocations find no thread any more. */
    @Test
    void endsAnInvocationThoughItsCallsCannotBeEnded() {
        Semaphore end = new Semaphore(0);
        try (PublishingFunction stuck = new PublishingFunction(new Connection(end::acquireUninterruptibly))) {
            String event = stuck.event(Action.READ, Owner.FIRST);
            for (int hanging : List.of(2, 4)) {
                CompletableFuture<String> status = CompletableFuture.supplyAsync(() -> stuck.invoke(event));
                Eventually.until(
                        hanging + " calls hang, and the wait has a limit",
                        () -> end.getQueueLength() == hanging && stuck.time.pending() >= 3);
                stuck.time.pass(Telemetry.LIMIT);
                assertThat(Eventually.value(status)).isEqualTo("SUCCESS");
            }
            assertThat(stuck.invoke(event)).isEqualTo("SUCCESS");

            String late = "Not published: n metrics (not done in time) and 5 lines (not done in time)";
            assertThat(stuck.losses())
                    .containsExactly(late, late, "Not published: n metrics and 5 lines (RejectedExecutionException)");
        } finally {
            end.release(4);
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {StackOverflowError.class, NoClassDefFoundError.class, OutOfMemoryError.class})
    void catchesEveryError(Class<? extends Error> type) throws ReflectiveOperationException {
        Error error = type.getConstructor(String.class).newInstance("SECRET");
        Connection broken = new Connection(() -> {
            throw error;
        });
        try (PublishingFunction function = new PublishingFunction(broken)) {
            function.succeed(Action.CREATE, Owner.FIRST);

            assertThat(function.held()).hasSize(1);
            assertThat(function.lambdaLog)
                    .anyMatch(line -> line.contains(type.getSimpleName()))
                    .noneMatch(line -> line.contains("SECRET"));
        }
    }

    /** A connection to CloudWatch of which each call does this. */
    private record Connection(Runnable call) implements SdkHttpClient {

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            call.run();
            throw new AssertionError("The call ended");
        }

        @Override
        public void close() {}
    }
}
