package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import lombok.RequiredArgsConstructor;

/** Invokes the handler until a request is done. Unlike CloudFormation, it does not retry after a retriable error. */
@RequiredArgsConstructor
final class RequestRunner implements AutoCloseable {
    private final ResourceType type;
    private final Handler handler;
    private final RequestLedger ledger;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(Handler.MAX_INVOCATIONS, task -> {
        Thread runner = new Thread(task, "cloud-control-requests");
        runner.setDaemon(true);
        return runner;
    });

    /** Starts a request that is in the ledger. */
    void start(HandlerCall call) {
        threads.execute(() -> step(call));
    }

    private void step(HandlerCall call) {
        if (ledger.change(call.token(), request -> request.resumed(Instant.now()))
                .isOver()) {
            return;
        }
        HandlerProgress response = handler.invoke(call);
        Optional<String> identifier = response.model().flatMap(type::identifier);
        if (!ledger.change(call.token(), request -> request.answered(response, identifier, Instant.now()))
                .isOver()) {
            threads.schedule(
                    () -> step(call.withCallbackContext(response.callbackContext())),
                    response.callbackDelay().toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
