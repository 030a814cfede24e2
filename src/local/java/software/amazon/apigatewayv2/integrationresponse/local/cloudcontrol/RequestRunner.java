package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol.ResourceRequest.Status;
import software.amazon.cloudformation.proxy.OperationStatus;

/**
 * Carries requests out: invokes the handler, and again after the delay that it asks for, until it is done.
 *
 * <p>One thread does all of it, as there is one function; so what cancels a request never meets its handler at work.
 * Unlike CloudFormation it does not restart an operation after a retriable error.
 */
final class RequestRunner implements AutoCloseable {
    private final ResourceType type;
    private final Handler handler;
    private final RequestLedger ledger;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread runner = new Thread(task, "cloud-control-requests");
        runner.setDaemon(true);
        return runner;
    });

    RequestRunner(ResourceType type, Handler handler, RequestLedger ledger, Clock clock) {
        this.type = type;
        this.handler = handler;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Begins to carry out a request that is in the ledger. */
    void start(HandlerCall call) {
        thread.execute(() -> step(call));
    }

    /** Ends a request that is waiting for its next invocation; one whose handler has ended keeps its outcome. */
    void cancel(String requestToken) {
        thread.execute(() -> ledger.change(
                requestToken,
                request -> request.status() == Status.CANCEL_IN_PROGRESS
                        ? request.withStatus(Status.CANCEL_COMPLETE, clock.instant())
                        : request));
    }

    private void step(HandlerCall call) {
        if (ledger.find(call.token()).isOver()) {
            return;
        }
        HandlerProgress answer = handler.invoke(call);
        Optional<String> identifier = answer.model().flatMap(type::identifier);
        ledger.change(call.token(), request -> request.answered(answer, identifier, clock.instant()));
        if (answer.status() == OperationStatus.IN_PROGRESS) {
            thread.schedule(
                    () -> step(call.withCallbackContext(answer.callbackContext())),
                    answer.callbackDelay().toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
