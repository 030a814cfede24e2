package software.amazon.apigatewayv2.integrationresponse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryTiming;

/** A time that passes only when somebody waits, so that tests never do. */
public final class VirtualTiming implements RetryTiming {

    private final DoubleSupplier chance;
    private final LongSupplier timeOfCalls;
    private final List<Duration> pauses = new ArrayList<>();
    private long waited = 1_000_000;

    /** One in which all service calls so far have taken so many milliseconds. */
    public VirtualTiming(DoubleSupplier chance, LongSupplier timeOfCalls) {
        this.chance = chance;
        this.timeOfCalls = timeOfCalls;
    }

    @Override
    public long nanoTime() {
        return 1_000_000 * now();
    }

    /** The time, in milliseconds. */
    long now() {
        return waited + timeOfCalls.getAsLong();
    }

    @Override
    public boolean sleep(Duration duration) {
        pauses.add(duration);
        waited += duration.toMillis();
        return true;
    }

    @Override
    public double jitter() {
        return chance.getAsDouble();
    }

    /** Lets time pass, as between two invocations. */
    public void pass(Duration duration) {
        waited += duration.toMillis();
    }

    List<Duration> pauses() {
        return List.copyOf(pauses);
    }
}
