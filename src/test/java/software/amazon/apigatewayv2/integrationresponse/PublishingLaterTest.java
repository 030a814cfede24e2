package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.apigatewayv2.integrationresponse.PublishingFunction.Owner;
import software.amazon.apigatewayv2.integrationresponse.telemetry.Telemetry;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.cloudformation.Action;

/** What could not be sent: who gets it later, how much of it there may be, and that nothing gets out of all this. */
class PublishingLaterTest {

    /** Each differs from the first in one thing, and in the credentials. */
    private static final List<Owner> OTHERS = List.of(
            new Owner("222222222222", "ASIASECOND", PublishingFunction.GROUP),
            new Owner("111111111111", "ASIATHIRD", "other-group"),
            new Owner("111111111111", "ASIAFIFTH", PublishingFunction.GROUP, "eu-west-1", PublishingFunction.TYPE),
            new Owner("111111111111", "ASIASIXTH", PublishingFunction.GROUP, "us-east-1", "MyOrg::Other::Type"));

    private static final Owner FIRST_LATER = new Owner("111111111111", "ASIAFOURTH", PublishingFunction.GROUP);

    private static final long PAUSE_NANOS = 1_000_000;

    @AutoClose
    private final PublishingFunction function = new PublishingFunction();

    @Test
    void whatIsKeptForOneIsSentToNobodyElse() {
        unsent(Action.CREATE, Owner.FIRST);

        for (Owner other : OTHERS) {
            succeed(Action.READ, other);
            assertThat(function.cloudWatch.lines()).as("%s", other).noneMatch(line -> line.contains("CREATE"));
            assertThat(function.cloudWatch.received().toString()).doesNotContain("CREATE");
            assertThat(function.cloudWatch.received())
                    .extracting(PublishedRequest::accessKey)
                    .containsOnly(other.accessKey());
            function.cloudWatch.forgetReceived();
        }

        succeed(Action.READ, FIRST_LATER);
        assertThat(function.cloudWatch.received())
                .extracting(PublishedRequest::accessKey)
                .containsOnly("ASIAFOURTH");
        assertThat(function.cloudWatch.lines()).anyMatch(line -> line.contains("operation=CREATE"));
        assertThat(function.cloudWatch.received())
                .allSatisfy(request -> assertThat(request.body().toString()).doesNotContain("SECRET"));
    }

    @Test
    void whatIsKeptLeavesInAsManyRequestsAsOneInvocationNeeds() {
        for (int i = 0; i < 10; i++) {
            unsent(Action.READ, Owner.FIRST);
        }

        succeed(Action.READ, Owner.FIRST);

        assertThat(function.cloudWatch.operations())
                .containsExactlyInAnyOrder("CreateLogStream", "PutLogEvents", "PutMetricData");
        assertThat(function.cloudWatch.lines())
                .filteredOn(line -> line.contains("operation=READ"))
                .hasSize(11);
    }

    /** A service that takes lines and answers nothing that can be read would get all of them again for ever. */
    @Test
    void aLineThatMayHaveArrivedIsSentOnceMoreAndNeverAThirdTime() {
        function.cloudWatch.trouble(Trouble.NONE, Trouble.GARBAGE);
        succeed(Action.CREATE, Owner.FIRST);
        assertThat(receivedLines()).anyMatch(line -> line.contains("operation=CREATE"));

        function.cloudWatch.forgetReceived();
        succeed(Action.READ, Owner.FIRST);
        assertThat(receivedLines())
                .anyMatch(line -> line.contains("operation=CREATE"))
                .anyMatch(line -> line.contains("operation=READ"));
        assertThat(function.lambdaLog)
                .anyMatch(line -> line.matches("Unsent lines .*: [1-9]\\d* dropped, [1-9]\\d* kept.*"));

        function.cloudWatch.trouble(Trouble.NONE, Trouble.NONE);
        function.cloudWatch.forgetReceived();
        succeed(Action.LIST, Owner.FIRST);
        assertThat(receivedLines())
                .noneMatch(line -> line.contains("operation=CREATE"))
                .anyMatch(line -> line.contains("operation=READ"))
                .anyMatch(line -> line.contains("operation=LIST"));
    }

    /** A throttled request leaves its connection in the pool, too, where it may die while the function is frozen. */
    @Test
    void aConnectionThatDiedAfterARefusalLosesNoMetric() {
        unsent(Action.CREATE, Owner.FIRST);
        function.cloudWatch.closeConnections();

        succeed(Action.READ, Owner.FIRST);

        assertThat(function.cloudWatch.taken().toString())
                .contains("Value=CREATE")
                .contains("Value=READ");
    }

    private List<String> receivedLines() {
        return function.cloudWatch.received().stream()
                .flatMap(request -> request.lines().stream())
                .toList();
    }

    /** Metrics and lines of each invocation fill the store; the oldest go, and Lambda's log says so. */
    @Test
    void theStoreIsBoundedAndSaysWhatItDrops() {
        for (int i = 0; i < 60; i++) {
            unsent(Action.READ, Owner.FIRST);
        }
        assertThat(function.lambdaLog)
                .anyMatch(line -> line.matches("No room .*: \\d+ metrics and 0 lines are dropped"));

        succeed(Action.READ, Owner.FIRST);
        assertThat(function.cloudWatch.taken().stream()
                        .mapToInt(request -> request.metrics().size()))
                .allMatch(metrics -> metrics <= 1000)
                .anyMatch(metrics -> metrics == 1000);
    }

    @Test
    void whatIsKeptForMoreOwnersThanThereIsRoomForIsDroppedWithALine() {
        IntStream.range(0, 5).forEach(i -> unsent(Action.READ, new Owner("33333333333" + i, "ASIA" + i, "group")));

        assertThat(function.lambdaLog)
                .filteredOn(line -> line.startsWith("No room"))
                .hasSize(1);
        succeed(Action.READ, new Owner("333333333330", "ASIA0", "group"));
        assertThat(function.cloudWatch.lines())
                .filteredOn(line -> line.contains("operation=READ"))
                .hasSize(1);
    }

    /** Threads that nothing can interrupt, as in a name server that hangs: the wait has its own end. */
    @Test
    void theInvocationEndsThoughACallCannotBeEnded() {
        Hang hang = new Hang();
        try (PublishingFunction stuck = new PublishingFunction(new Client(hang))) {
            CompletableFuture<JsonNode> answer = CompletableFuture.supplyAsync(() -> stuck.invoke(Action.READ));
            Eventually.until(
                    "two calls hang, and the wait has a limit", () -> hang.has(2) && stuck.time.pending() >= 3);
            stuck.time.pass(Telemetry.LIMIT);

            assertThat(Eventually.value(answer).path("status").asText()).isEqualTo("SUCCESS");
            // Whether the thread of the lines had begun by then is chance; they are kept in both cases.
            assertThat(stuck.lambdaLog)
                    .anyMatch(line -> line.matches(
                            "Unsent lines \\((Cancellation|RejectedExecution)Exception\\): 0 dropped, 5 kept.*"));
        } finally {
            hang.end();
        }
    }

    /** All threads hang, so what waits for one has certainly not been sent: it is kept. */
    @Test
    void whatNeverBeganToBeSentIsKept() {
        Hang hang = new Hang();
        try (PublishingFunction stuck = new PublishingFunction(new Client(hang))) {
            for (int invocation = 1; invocation <= 3; invocation++) {
                CompletableFuture<JsonNode> answer = CompletableFuture.supplyAsync(() -> stuck.invoke(Action.READ));
                // The third has no thread for a call, so there is only the limit of its wait.
                int hanging = Math.min(2 * invocation, 4);
                int limits = invocation < 3 ? 3 : 1;
                Eventually.until(
                        hanging + " calls hang, and " + limits + " limits are set",
                        () -> hang.has(hanging) && stuck.time.pending() >= limits);
                stuck.time.pass(Telemetry.LIMIT);
                assertThat(Eventually.value(answer).path("status").asText()).isEqualTo("SUCCESS");
            }

            assertThat(stuck.lambdaLog)
                    .anyMatch(
                            line -> line.matches(
                                    "Unsent metrics \\(RejectedExecutionException\\): 0 dropped, [1-9]\\d* kept for a later invocation"));
        } finally {
            hang.end();
        }
    }

    static Stream<Error> errorsDoNotGetOut() {
        return Stream.of(new StackOverflowError(), new NoClassDefFoundError("SECRET"), new OutOfMemoryError());
    }

    @ParameterizedTest
    @MethodSource
    void errorsDoNotGetOut(Error error) {
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

    private void unsent(Action action, Owner owner) {
        function.cloudWatch.trouble(Trouble.THROTTLE, Trouble.THROTTLE);
        succeed(action, owner);
        function.cloudWatch.trouble(Trouble.NONE, Trouble.NONE);
        function.cloudWatch.forgetReceived();
    }

    private void succeed(Action action, Owner owner) {
        assertThat(function.invoke(function.event(action, owner)).path("status").asText())
                .isEqualTo("SUCCESS");
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
