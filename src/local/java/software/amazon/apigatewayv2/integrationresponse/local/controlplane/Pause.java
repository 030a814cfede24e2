package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The time that the service lets pass, where a slow response or a slow mutation is what is wanted. */
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
