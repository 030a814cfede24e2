package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Serialises the mutations of one API as the real service does: while one is under way, another is refused and not
 * queued.
 */
final class MutationTurns {
    private final Map<String, Long> busyUntil = new HashMap<>();
    private volatile Optional<LongSupplier> virtualClock = Optional.empty();

    /** Measures the time that mutations take on a clock of nanoseconds. Nobody waits then. */
    void measureOn(LongSupplier nanoTime) {
        virtualClock = Optional.of(nanoTime);
    }

    /** Applies a mutation of an API after the time that it takes, unless another one is under way. */
    Reply take(String apiId, Duration time, Supplier<Reply> mutation) {
        synchronized (busyUntil) {
            long now = virtualClock.orElse(System::nanoTime).getAsLong();
            if (now < busyUntil.getOrDefault(apiId, now)) {
                return ServiceRefusal.concurrentModification().reply();
            }
            busyUntil.put(apiId, now + time.toNanos());
        }
        if (virtualClock.isEmpty()) {
            Pause.of(time);
        }
        return mutation.get();
    }
}
