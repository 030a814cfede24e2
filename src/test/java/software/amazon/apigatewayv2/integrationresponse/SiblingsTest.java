package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.ProgressEvent;

/**
 * A stack with many integration responses on one API, which takes one mutation at a time and refuses the others as concurrent
 * modifications. In virtual time, with callbacks. What it cost is printed beside the ideal, in which mutations follow each
 * other without a gap. Clients that do not know of each other cannot have twice the ideal time and three calls each at once.
 */
class SiblingsTest {

    @AutoClose
    private final HandlerHarness harness = new HandlerHarness();

    private final VirtualClients clients = new VirtualClients(1);

    @Test
    void createsUpdatesAndDeletesTwoHundredAtTenMillisecondsEach() {
        mutationsTake(Duration.ofMillis(10));

        Cost creates = all(Action.CREATE, models(200));
        assertThat(harness.held()).containsExactlyInAnyOrderElementsOf(creates.models);
        creates.assertAtMost(2.5, 4);

        List<ResourceModel> desired = creates.models.stream()
                .map(model -> model.toBuilder()
                        .responseTemplates(Map.of("$default", "x"))
                        .build())
                .toList();
        Cost updates = all(Action.UPDATE, desired);
        assertThat(updates.models).isEqualTo(desired);
        assertThat(harness.held()).containsExactlyInAnyOrderElementsOf(desired);
        updates.assertAtMost(2.5, 5);

        all(Action.DELETE, desired).assertAtMost(2.5, 4);
        assertThat(harness.held()).isEmpty();
    }

    @Test
    void createsAHundredAtOneMutationASecond() {
        mutationsTake(Duration.ofSeconds(1));

        Cost creates = all(Action.CREATE, models(100));

        assertThat(harness.held()).hasSize(100);
        creates.assertAtMost(3, 12);
    }

    @Test
    void createsFiveHundredAtTwoMutationsASecond() {
        mutationsTake(Duration.ofMillis(500));

        Cost creates = all(Action.CREATE, models(500));

        assertThat(harness.held()).hasSize(500);
        creates.assertAtMost(2.5, 16);
    }

    private void mutationsTake(Duration time) {
        harness.service().behave(ServiceBehaviour.ordinary().withMutationTime(time));
        harness.service().measureMutationsOn(clients::nanoTime);
        mutationTime = time;
    }

    private Duration mutationTime;

    private List<ResourceModel> models(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> harness.model("/" + i + "/"))
                .toList();
    }

    private Cost all(Action action, List<ResourceModel> models) {
        harness.service().forgetCalls();
        List<Long> calls = Collections.synchronizedList(new ArrayList<>());
        harness.service().watch(call -> calls.add(clients.nanoTime()));
        long began = clients.nanoTime();
        List<ProgressEvent<ResourceModel, CallbackContext>> events = clients.run(
                20,
                models.stream()
                        .<Callable<ProgressEvent<ResourceModel, CallbackContext>>>map(
                                model -> () -> harness.completeAmong(clients, action, HandlerHarness.requestOf(model)))
                        .toList());
        assertThat(events)
                .allSatisfy(event ->
                        assertThat(event.isSuccess()).as(event.getMessage()).isTrue());
        double ideal = models.size() * mutationTime.toNanos();
        Map<Long, Integer> perSecond = new TreeMap<>();
        calls.forEach(time -> perSecond.merge((time - began) / 1_000_000_000, 1, Integer::sum));
        Cost cost = new Cost(
                (clients.nanoTime() - began) / ideal,
                (double) calls.size() / models.size(),
                events.stream().map(ProgressEvent::getResourceModel).toList());
        System.out.printf(
                "%s of %d siblings, %d ms each: %.2f x the ideal time, %.1f calls each on average, %d at most in one second%n",
                action,
                models.size(),
                mutationTime.toMillis(),
                cost.time,
                cost.calls,
                Collections.max(perSecond.values()));
        return cost;
    }

    /**
     * What it cost.
     *
     * @param time how many times the ideal time it took
     * @param calls how many calls each took on average
     */
    private record Cost(double time, double calls, List<ResourceModel> models) {

        void assertAtMost(double mostTime, double mostCalls) {
            assertThat(time).isLessThanOrEqualTo(mostTime);
            assertThat(calls).isLessThanOrEqualTo(mostCalls);
        }
    }
}
