package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.HandlerErrorCode;
import software.amazon.cloudformation.proxy.ProgressEvent;
import software.amazon.cloudformation.proxy.ResourceHandlerRequest;

/** Updates of one stack run side by side: whoever takes over a key waits for whoever gives it up. */
class RenameTest {

    private static final int LENGTH = 4;

    @AutoClose
    private final HandlerHarness harness = new HandlerHarness();

    private final VirtualClients clients = new VirtualClients(1);

    @Test
    void renamesAChainInWhateverOrderItIsStarted() {
        for (List<Integer> order : orders(LENGTH)) {
            harness.clear();
            List<ResourceModel> links = chain(0);

            assertSuccess(order, link -> rename(links.get(link), key(link + 1)));

            assertKeys(1);
        }
    }

    @Test
    void rollsAHalfDoneChainBackInWhateverOrder() {
        for (int done = 1; done <= LENGTH; done++) {
            for (List<Integer> order : orders(done)) {
                harness.clear();
                // The last links of a chain are done first.
                int first = LENGTH - done;
                List<ResourceModel> links = chain(done);

                assertSuccess(order, link -> rename(links.get(first + link), key(first + link)));

                assertKeys(0);
            }
        }
    }

    /** However long each call takes. */
    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void failsASwapWithinAMinuteAndSaysHowToDoItInTwoSteps(int secondsOfACall) {
        ResourceModel one = harness.given(harness.model("/1/"));
        ResourceModel two = harness.given(harness.model("/2/"));
        harness.service().watch(call -> clients.pass(Duration.ofSeconds(secondsOfACall)));
        long began = clients.nanoTime();

        List<ProgressEvent<ResourceModel, CallbackContext>> ends =
                clients.run(1, List.of(rename(one, "/2/"), rename(two, "/1/")));

        assertThat(Duration.ofNanos(clients.nanoTime() - began)).isLessThanOrEqualTo(Duration.ofMinutes(1));
        assertThat(ends).allSatisfy(event -> {
            assertThat(event.getErrorCode()).isEqualTo(HandlerErrorCode.InvalidRequest);
            assertThat(event.getMessage()).contains("update in two steps", "Status Code: 409");
        });
        assertThat(ends.get(0).getMessage()).startsWith("IntegrationResponseKey /2/ already exists");
        assertThat(ends.get(1).getMessage()).startsWith("IntegrationResponseKey /1/ already exists");
        assertThat(harness.held()).containsExactlyInAnyOrder(one, two);
        assertThat(harness.calls()).hasSizeLessThanOrEqualTo(2 * 2 * (15 + 1));
    }

    /** Links of a chain, the last of which have the key after their own already. */
    private List<ResourceModel> chain(int done) {
        return IntStream.range(0, LENGTH)
                .mapToObj(link -> harness.given(harness.model(key(link < LENGTH - done ? link : link + 1)).toBuilder()
                        .integrationResponseId("link" + link)
                        .build()))
                .toList();
    }

    private void assertSuccess(
            List<Integer> order, IntFunction<Callable<ProgressEvent<ResourceModel, CallbackContext>>> renames) {
        assertThat(clients.run(1, order.stream().map(renames::apply).toList()))
                .as("%s", order)
                .allMatch(ProgressEvent::isSuccess);
    }

    private void assertKeys(int steps) {
        assertThat(harness.held())
                .extracting(ResourceModel::getIntegrationResponseKey)
                .containsExactlyElementsOf(IntStream.range(0, LENGTH)
                        .mapToObj(link -> key(link + steps))
                        .toList());
    }

    private static String key(int number) {
        return "/" + number + "/";
    }

    private Callable<ProgressEvent<ResourceModel, CallbackContext>> rename(ResourceModel held, String key) {
        ResourceHandlerRequest<ResourceModel> request = HandlerHarness.requestOf(
                held.toBuilder().integrationResponseKey(key).build());
        request.setPreviousResourceState(held);
        return () -> harness.completeAmong(clients, Action.UPDATE, request);
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
}
