package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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

    @AutoClose
    private final HandlerHarness harness = new HandlerHarness();

    /** The rollback of a half-done chain is a shorter chain. */
    @Test
    void renamesAChainInWhateverOrderItIsStarted() {
        for (int order = 0; order < 4 * 3 * 2; order++) {
            harness.clear();
            VirtualClients clients = new VirtualClients(1);
            List<ResourceModel> renamed = new ArrayList<>();
            List<Callable<ProgressEvent<ResourceModel, CallbackContext>>> updates = new ArrayList<>();
            int places = order;
            for (int link = 0; link < 4; link++) {
                ResourceModel held = harness.given(harness.model("/" + link + "/"));
                renamed.add(renamed(held, "/" + (link + 1) + "/"));
                updates.add(places % (link + 1), update(clients, held, renamed.get(link)));
                places /= link + 1;
            }

            assertThat(clients.run(1, updates)).as("order %s", order).allMatch(ProgressEvent::isSuccess);
            assertThat(harness.held()).containsExactlyInAnyOrderElementsOf(renamed);
        }
    }

    /** However long each call takes. */
    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void failsASwapWithinAMinuteAndSaysHowToDoItInTwoSteps(int secondsOfACall) {
        VirtualClients clients = new VirtualClients(1);
        ResourceModel one = harness.given(harness.model("/1/"));
        ResourceModel two = harness.given(harness.model("/2/"));
        harness.service().watch(call -> clients.pass(Duration.ofSeconds(secondsOfACall)));
        long began = clients.nanoTime();

        List<ProgressEvent<ResourceModel, CallbackContext>> ends = clients.run(
                1, List.of(update(clients, one, renamed(one, "/2/")), update(clients, two, renamed(two, "/1/"))));

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

    private static ResourceModel renamed(ResourceModel held, String key) {
        return held.toBuilder().integrationResponseKey(key).build();
    }

    private Callable<ProgressEvent<ResourceModel, CallbackContext>> update(
            VirtualClients clients, ResourceModel held, ResourceModel desired) {
        ResourceHandlerRequest<ResourceModel> request = HandlerHarness.requestOf(desired);
        request.setPreviousResourceState(held);
        return () -> harness.completeAmong(clients, Action.UPDATE, request);
    }
}
