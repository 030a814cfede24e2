package software.amazon.apigatewayv2.integrationresponse;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread is about to do. What never comes ends the test, and not the build by a hang. */
final class Eventually {

    /** Far longer than anything here takes, so that it says nothing about speed. */
    private static final Duration LONG = Duration.ofMinutes(1);

    private Eventually() {}

    static void until(String what, BooleanSupplier holds) {
        long begun = System.nanoTime();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() - begun > LONG.toNanos()) {
                throw new AssertionError("Waited for long, and this is not so: " + what);
            }
            LockSupport.parkNanos(50_000);
        }
    }

    static <T> T value(CompletableFuture<T> future) {
        return future.orTimeout(LONG.toSeconds(), TimeUnit.SECONDS).join();
    }
}
