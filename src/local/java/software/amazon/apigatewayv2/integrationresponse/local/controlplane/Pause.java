package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Lets time pass for slow responses and slow mutations. */
final class Pause {
    private Pause() {}

    /** Waits; ends early when the service is closed. */
    static void of(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
