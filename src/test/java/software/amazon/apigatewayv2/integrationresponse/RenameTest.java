package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.apigatewayv2.integrationresponse.retry.Attempts;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.HandlerErrorCode;
import software.amazon.cloudformation.proxy.ProgressEvent;
import software.amazon.cloudformation.proxy.ResourceHandlerRequest;

/** Updates of one stack run side by side: whoever takes over a key waits for whoever gives it up. */
class RenameTest {

    private static final int LENGTH = 4;

    @AutoClose
    private static final HandlerHarness HARNESS = new HandlerHarness();

    @Test
    void aChainOfRenamesSucceedsInWhateverOrderItIsStarted() {
        for (List<Integer> order : orders(LENGTH)) {
            HARNESS.clear();
            List<ResourceModel> links = chain(0);

            Map<Integer, Ended> ends = update(order.stream()
                    .map(link -> new Rename(link, links.get(link), key(link + 1)))
                    .toList());

            assertThat(ends.values()).as("%s", order).allMatch(end -> end.event.isSuccess());
            assertKeys(1);
        }
    }

    @Test
    void aHalfDoneChainIsRolledBackInWhateverOrder() {
        for (int done = 1; done <= LENGTH; done++) {
            for (List<Integer> order : orders(done)) {
                HARNESS.clear();
                // The last links of a chain are done first.
                int first = LENGTH - done;
                List<ResourceModel> links = chain(done);

                Map<Integer, Ended> ends = update(order.stream()
                        .map(link -> new Rename(first + link, links.get(first + link), key(first + link)))
                        .toList());

                assertThat(ends.values()).as("%s", order).allMatch(end -> end.event.isSuccess());
                assertKeys(0);
            }
        }
    }

    @Test
    void aSwapFailsWithinAMinuteAndSaysHowToDoItInTwoSteps() {
        HARNESS.clear();
        ResourceModel one = HARNESS.given(HARNESS.model("/1/"));
        ResourceModel two = HARNESS.given(HARNESS.model("/2/"));

        Map<Integer, Ended> ends = update(List.of(new Rename(1, one, "/2/"), new Rename(2, two, "/1/")));

        assertThat(ends.values()).hasSize(2).allSatisfy(end -> {
            assertThat(end.event.getErrorCode()).isEqualTo(HandlerErrorCode.InvalidRequest);
            assertThat(end.event.getMessage()).contains("update in two steps", "Status Code: 409");
            assertThat(end.millis).isLessThanOrEqualTo(60_000);
        });
        assertThat(ends.get(1).event.getMessage()).startsWith("IntegrationResponseKey /2/ already exists");
        assertThat(ends.get(2).event.getMessage()).startsWith("IntegrationResponseKey /1/ already exists");
        assertThat(HARNESS.held()).containsExactlyInAnyOrder(one, two);
        assertThat(HARNESS.calls()).hasSize(2 * 2 * (15 + 1));
    }

    /** Each call takes as long as the service ever took on a good day, and more. */
    @Test
    void aSwapFailsWithinAMinuteThoughEachCallTakesTwoSeconds() {
        HARNESS.clear();
        ResourceModel one = HARNESS.given(HARNESS.model("/1/"));
        ResourceModel two = HARNESS.given(HARNESS.model("/2/"));

        Map<Integer, Ended> ends = update(2_000, List.of(new Rename(1, one, "/2/"), new Rename(2, two, "/1/")));

        assertThat(ends.values()).hasSize(2).allSatisfy(end -> {
            assertThat(end.event.getErrorCode()).isEqualTo(HandlerErrorCode.InvalidRequest);
            assertThat(end.millis).isLessThanOrEqualTo(60_000);
        });
    }

    /** Throttled for as many invocations as an operation has for that, and then the key is another's for a while. */
    @Test
    void contentionBeforeDoesNotShortenTheWaitForAKey() {
        HARNESS.clear();
        ResourceModel one = HARNESS.given(HARNESS.model("/1/"));
        ResourceModel two = HARNESS.given(HARNESS.model("/2/"));
        Rename rename = new Rename(1, one, "/2/");
        CallbackContext late = new CallbackContext(Attempts.NONE.withInvocations(29));

        ProgressEvent<ResourceModel, CallbackContext> waiting = HARNESS.invoke(Action.UPDATE, rename.request(), late);
        assertThat(waiting.isInProgress()).isTrue();
        HARNESS.service().remove(HARNESS.apiId(), HARNESS.integrationId(), two.getIntegrationResponseId());

        assertThat(HARNESS.invoke(Action.UPDATE, rename.request(), waiting.getCallbackContext())
                        .isSuccess())
                .isTrue();
    }

    /** Links of a chain, the last of which have the key after their own already. */
    private static List<ResourceModel> chain(int done) {
        return IntStream.range(0, LENGTH)
                .mapToObj(link -> HARNESS.given(HARNESS.model(key(link < LENGTH - done ? link : link + 1)).toBuilder()
                        .integrationResponseId("link" + link)
                        .build()))
                .toList();
    }

    private static void assertKeys(int steps) {
        assertThat(HARNESS.held())
                .extracting(ResourceModel::getIntegrationResponseKey)
                .containsExactlyElementsOf(IntStream.range(0, LENGTH)
                        .mapToObj(link -> key(link + steps))
                        .toList());
    }

    private static String key(int number) {
        return "/" + number + "/";
    }

    /** Invokes as CloudFormation does, each update at its own time; those that are ready at once, in the order given. */
    private static Map<Integer, Ended> update(List<Rename> renames) {
        return update(0, renames);
    }

    private static Map<Integer, Ended> update(int millisOfACall, List<Rename> renames) {
        Map<Integer, Ended> ends = new HashMap<>();
        PriorityQueue<Running> ready =
                new PriorityQueue<>(Comparator.comparingLong((Running running) -> running.timing.now())
                        .thenComparingInt(Running::turn));
        int turn = 0;
        for (Rename rename : renames) {
            CallTime calls = new CallTime(millisOfACall);
            ready.add(new Running(rename, turn++, null, new VirtualTiming(() -> 0.5, calls), calls));
        }
        long began = new VirtualTiming(() -> 0.5, () -> 0).now();
        while (!ready.isEmpty()) {
            Running next = ready.remove();
            next.calls.begin();
            ProgressEvent<ResourceModel, CallbackContext> event =
                    HARNESS.invoke(Action.UPDATE, next.rename.request(), next.context, next.timing);
            next.calls.end();
            if (event.isInProgress()) {
                assertThat(event.getCallbackDelaySeconds()).isLessThanOrEqualTo(3);
                next.timing.pass(Duration.ofSeconds(event.getCallbackDelaySeconds()));
                ready.add(new Running(
                        next.rename, turn++, HARNESS.throughJson(event.getCallbackContext()), next.timing, next.calls));
            } else {
                ends.put(next.rename.link, new Ended(event, next.timing.now() - began));
            }
        }
        return ends;
    }

    private static List<List<Integer>> orders(int length) {
        List<List<Integer>> orders = List.of(List.of());
        for (int i = 0; i < length; i++) {
            int next = i;
            orders = orders.stream()
                    .flatMap(order -> IntStream.rangeClosed(0, order.size()).mapToObj(place -> {
                        List<Integer> longer = new ArrayList<>(order);
                        longer.add(place, next);
                        return List.copyOf(longer);
                    }))
                    .toList();
        }
        return orders;
    }

    private record Rename(int link, ResourceModel held, String key) {

        private ResourceHandlerRequest<ResourceModel> request() {
            ResourceHandlerRequest<ResourceModel> request = HandlerHarness.requestOf(
                    held.toBuilder().integrationResponseKey(key).build());
            request.setPreviousResourceState(held);
            return request;
        }
    }

    private record Running(Rename rename, int turn, CallbackContext context, VirtualTiming timing, CallTime calls) {}

    private record Ended(ProgressEvent<ResourceModel, CallbackContext> event, long millis) {}

    /** How many milliseconds the calls of one update have taken; invocations of others come between its own. */
    private static final class CallTime implements LongSupplier {

        private final long millisOfACall;
        private int ended;
        private int callsBefore;
        private boolean invoked;

        private CallTime(long millisOfACall) {
            this.millisOfACall = millisOfACall;
        }

        private void begin() {
            callsBefore = HARNESS.calls().size();
            invoked = true;
        }

        private void end() {
            ended += HARNESS.calls().size() - callsBefore;
            invoked = false;
        }

        @Override
        public long getAsLong() {
            return millisOfACall * (ended + (invoked ? HARNESS.calls().size() - callsBefore : 0));
        }
    }
}
