package software.amazon.apigatewayv2.integrationresponse.local.function;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Starts a function at the first call, and again after a call without a response, as Lambda does. */
public final class FunctionInstance implements AutoCloseable {
    private final Supplier<PackagedFunction> start;
    private final AtomicReference<Optional<PackagedFunction>> running = new AtomicReference<>(Optional.empty());

    public FunctionInstance(Supplier<PackagedFunction> start) {
        this.start = start;
    }

    /** Returns the function's response; throws a FunctionException if there is none. */
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

    /** Ends the function, even during an invocation, and waits for a concurrent call of this method. */
    @Override
    public void close() {
        Optional<PackagedFunction> ended = running.get();
        ended.ifPresent(PackagedFunction::close);
        running.compareAndSet(ended, Optional.empty());
    }
}
