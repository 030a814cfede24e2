package software.amazon.apigatewayv2.integrationresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryTiming;
import software.amazon.cloudformation.Action;
import software.amazon.cloudformation.proxy.ProgressEvent;
import software.amazon.cloudformation.proxy.ResourceHandlerRequest;

/**
 * A stack with many integration responses on one API, which takes one mutation at a time. In real time, with real
 * callbacks; what it took is printed beside the ideal, in which mutations follow each other without a gap.
 */
class SiblingsTest {

    private static final int SIBLINGS = 200;
    private static final Duration MUTATION = Duration.ofMillis(10);

    /** About 5 in practice. Without growing waits, or without callbacks, it would be many times as much. */
    private static final int MOST_CALLS_EACH = 8;

    private final HandlerHarness harness = new HandlerHarness();
    private final ExecutorService invocations = Executors.newFixedThreadPool(SIBLINGS);

    @AfterEach
    void close() {
        invocations.shutdownNow();
        harness.close();
    }

    @Test
    void twoHundredAreCreatedUpdatedAndDeletedAtOnce() {
        harness.service().behave(ServiceBehaviour.ordinary().withMutationTime(MUTATION));
        List<ResourceModel> asked = IntStream.range(0, SIBLINGS)
                .mapToObj(i -> harness.model("/" + i + "/"))
                .toList();

        List<ResourceModel> created = all(Action.CREATE, asked);
        assertThat(harness.held()).containsExactlyInAnyOrderElementsOf(created);

        List<ResourceModel> desired = created.stream()
                .map(model -> model.toBuilder()
                        .responseTemplates(Map.of("$default", "x"))
                        .build())
                .toList();
        assertThat(all(Action.UPDATE, desired)).isEqualTo(desired);
        assertThat(harness.held()).containsExactlyInAnyOrderElementsOf(desired);

        all(Action.DELETE, desired);
        assertThat(harness.held()).isEmpty();
    }

    private List<ResourceModel> all(Action action, List<ResourceModel> models) {
        harness.service().forgetCalls();
        long began = System.nanoTime();
        List<CompletableFuture<ProgressEvent<ResourceModel, CallbackContext>>> running = models.stream()
                .map(model -> complete(action, HandlerHarness.requestOf(model), null))
                .toList();
        List<ProgressEvent<ResourceModel, CallbackContext>> events =
                running.stream().map(CompletableFuture::join).toList();
        System.out.printf(
                "%s of %d siblings: %.1f calls each (ideal 1), %.1f s (ideal %.1f s)%n",
                action,
                SIBLINGS,
                (double) harness.calls().size() / SIBLINGS,
                (System.nanoTime() - began) / 1e9,
                SIBLINGS * MUTATION.toMillis() / 1e3);
        assertThat(harness.calls().size()).as("calls of %s", action).isLessThanOrEqualTo(MOST_CALLS_EACH * SIBLINGS);
        assertThat(events)
                .allSatisfy(event ->
                        assertThat(event.isSuccess()).as(event.getMessage()).isTrue());
        return events.stream().map(ProgressEvent::getResourceModel).toList();
    }

    private CompletableFuture<ProgressEvent<ResourceModel, CallbackContext>> complete(
            Action action, ResourceHandlerRequest<ResourceModel> request, CallbackContext context) {
        return CompletableFuture.supplyAsync(
                        () -> harness.invoke(action, request, context, RetryTiming.REAL), invocations)
                .thenCompose(event -> event.isInProgress()
                        ? CompletableFuture.supplyAsync(
                                        event::getCallbackContext, after(event.getCallbackDelaySeconds()))
                                .thenCompose(next -> complete(action, request, next))
                        : CompletableFuture.completedFuture(event));
    }

    private Executor after(int seconds) {
        return CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS, invocations);
    }
}
