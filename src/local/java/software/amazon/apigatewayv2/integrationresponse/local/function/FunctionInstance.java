package software.amazon.apigatewayv2.integrationresponse.local.function;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** A function that is started at the first call, and again after a call without a response, as Lambda would. */
public final class FunctionInstance implements AutoCloseable {
    private final Supplier<PackagedFunction> start;
    private final AtomicReference<Optional<PackagedFunction>> running = new AtomicReference<>(Optional.empty());

    /** A function that is not started yet. */
    public FunctionInstance(Supplier<PackagedFunction> start) {
        this.start = start;
    }

    /**
     * The response of an entry point to an event.
     *
     * @throws FunctionException if the function gives none
     */
    public synchronized String invoke(Entrypoint entrypoint, String eventJson) {
        Optional<PackagedFunction> started = running.get().or(() -> Optional.of(start.get()));
        running.set(started);
        PackagedFunction function = started.get();
        try {
            return function.invoke(entrypoint, eventJson);
        } catch (FunctionException e) {
            close();
            throw e;
        }
    }

    /** Ends the function, also while it is invoked, and waits for another call of this that ends it. */
    @Override
    public void close() {
        Optional<PackagedFunction> ended = running.get();
        ended.ifPresent(PackagedFunction::close);
        running.compareAndSet(ended, Optional.empty());
    }
}
