package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Serialises the mutations of one API as the real service does: while one is under way, another is refused and not
 * queued.
 */
final class MutationTurns {
    private final Set<String> busyApis = ConcurrentHashMap.newKeySet();

    /** Applies a mutation of an API after the time that it takes, unless another one is under way. */
    Reply take(String apiId, Duration time, Supplier<Reply> mutation) {
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
}
