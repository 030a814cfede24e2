package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Serialises the mutations of an API as the service does: during one, it refuses others instead of queueing them. */
final class MutationTurns {
    private final Map<String, Long> busyUntil = new HashMap<>();
    private volatile Optional<LongSupplier> virtualClock = Optional.empty();

    /** Measures mutations on a clock of nanoseconds, and does not wait for them. */
    void measureOn(LongSupplier nanoTime) {
        virtualClock = Optional.of(nanoTime);
    }

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
