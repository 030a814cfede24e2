package software.amazon.apigatewayv2.integrationresponse.retry;

import java.time.Duration;

/** Until when an invocation may last that began at a time of {@link RetryTiming#nanoTime}, which only goes forward. */
public record Deadline(RetryTiming timing, long began, Duration length) {
    /** The platform ends an invocation after this time, however long the function itself may run. */
    public static final Duration LONGEST = Duration.ofSeconds(60);

    /** The deadline of an invocation that begins now and has so much time left, or {@link #LONGEST} if that is less. */
    public static Deadline of(RetryTiming timing, Duration remaining) {
        return new Deadline(timing, timing.nanoTime(), remaining.compareTo(LONGEST) < 0 ? remaining : LONGEST);
    }

    /** How long the invocation has lasted. */
    public Duration elapsed() {
        return Duration.ofNanos(timing.nanoTime() - began);
    }

    /** How much time is left; negative if it is over. */
    public Duration remaining() {
        return length.minus(elapsed());
    }
}
