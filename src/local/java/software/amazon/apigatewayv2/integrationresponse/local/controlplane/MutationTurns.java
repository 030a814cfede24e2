package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Serialises the mutations of one API as the real service does: while one is under way, another is refused and not
 * queued.
 */
final class MutationTurns {
    private final Set<String> busyApis = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> busyUntil = new ConcurrentHashMap<>();
    private volatile Optional<LongSupplier> clock = Optional.empty();

    /** Measures the time that mutations take on a clock of nanoseconds. Nobody waits then. */
    void measureOn(LongSupplier nanoTime) {
        clock = Optional.of(nanoTime);
    }

    /** Applies a mutation of an API after the time that it takes, unless another one is under way. */
    Reply take(String apiId, Duration time, Supplier<Reply> mutation) {
        if (clock.isPresent()) {
            return takeAt(clock.get().getAsLong(), apiId, time, mutation);
        }
        if (!busyApis.add(apiId)) {
            return ServiceRefusal.concurrentModification().reply();
        }
        try {
            Pause.of(time);
            return mutation.get();
        } finally {
            busyApis.remove(apiId);
        }
    }

    private Reply takeAt(long now, String apiId, Duration time, Supplier<Reply> mutation) {
        if (now < busyUntil.getOrDefault(apiId, now)) {
            return ServiceRefusal.concurrentModification().reply();
        }
        busyUntil.put(apiId, now + time.toNanos());
        return mutation.get();
    }
}
