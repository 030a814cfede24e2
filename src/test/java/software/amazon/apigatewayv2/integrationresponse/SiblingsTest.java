package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.ProgressEvent;

/**
 * A stack with many integration responses on one API, which takes one mutation at a time and refuses the others as
 * concurrent modifications. In virtual time, with callbacks. What it cost is printed beside the ideal, in which
 * mutations follow each other without a gap. Clients that do not know of each other cannot have twice the ideal time
 * and three calls each at once.
 */
class SiblingsTest {

    @AutoClose
    private final HandlerHarness harness = new HandlerHarness();

    private final VirtualClients clients = new VirtualClients(1);

    @Test
    void createsUpdatesAndDeletesTwoHundredAtTenMillisecondsEach() {
        List<ResourceModel> created = perform(Action.CREATE, models(200), 10, 2.5, 4);
        assertThat(harness.held()).containsExactlyInAnyOrderElementsOf(created);

        List<ResourceModel> desired = created.stream()
                .map(model -> model.toBuilder()
                        .responseTemplates(Map.of("$default", "x"))
                        .build())
                .toList();
        assertThat(perform(Action.UPDATE, desired, 10, 2.5, 5)).isEqualTo(desired);
        assertThat(harness.held()).containsExactlyInAnyOrderElementsOf(desired);

        perform(Action.DELETE, desired, 10, 2.5, 4);
        assertThat(harness.held()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"100, 1000, 3, 12", "500, 500, 2.5, 16"})
    void createsManyThoughAMutationTakesLong(int number, int millisEach, double mostTime, double mostCalls) {
        perform(Action.CREATE, models(number), millisEach, mostTime, mostCalls);

        assertThat(harness.held()).hasSize(number);
    }

    private List<ResourceModel> models(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> harness.model("/" + i + "/"))
                .toList();
    }

    /**
     * Runs all operations side by side, and returns the models of their events.
     *
     * @param mostTime how many times the ideal time they may take
     * @param mostCalls how many calls each may take on average
     */
    private List<ResourceModel> perform(
            Action action, List<ResourceModel> models, int millisEach, double mostTime, double mostCalls) {
        harness.service().behave(ServiceBehaviour.ordinary().withMutationTime(Duration.ofMillis(millisEach)));
        harness.service().measureMutationsOn(clients::nanoTime);
        harness.service().forgetCalls();
        long began = clients.nanoTime();

        List<ProgressEvent<ResourceModel, CallbackContext>> events = clients.run(
                20,
                models.stream()
                        .<Callable<ProgressEvent<ResourceModel, CallbackContext>>>map(
                                model -> () -> harness.completeAmong(clients, action, HandlerHarness.requestOf(model)))
                        .toList());

        double time = (clients.nanoTime() - began) / (models.size() * millisEach * 1_000_000.0);
        double calls = (double) harness.calls().size() / models.size();
        System.out.printf(
                "%s of %d siblings, %d ms each: %.2f x the ideal time, %.1f calls each on average%n",
                action, models.size(), millisEach, time, calls);
        assertThat(events).allMatch(ProgressEvent::isSuccess);
        assertThat(time).isLessThanOrEqualTo(mostTime);
        assertThat(calls).isLessThanOrEqualTo(mostCalls);
        return events.stream().map(ProgressEvent::getResourceModel).toList();
    }
}
