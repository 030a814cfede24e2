package software.amazon.apigatewayv2.integrationresponse.retry;

import java.time.Duration;

/**
 * Until when an invocation may last. It is fixed when the invocation begins and measured on a clock that only goes forward,
 * so a step of the wall clock moves nothing.
 *
 * @param timing has the clock
 * @param began when the invocation began, as {@link RetryTiming#nanoTime} counts
 * @param length how long it may last
 */
public record Deadline(RetryTiming timing, long began, Duration length) {

    /** The platform ends an invocation after this time, however long the function itself may run. */
    public static final Duration LONGEST = Duration.ofSeconds(60);

    /**
     * The deadline of an invocation that begins now.
     *
     * @param remaining how much time the function's runtime leaves it; more than {@link #LONGEST} counts as that
     */
    public static Deadline of(RetryTiming timing, Duration remaining) {
        return new Deadline(timing, timing.nanoTime(), remaining.compareTo(LONGEST) < 0 ? remaining : LONGEST);
    }

    /** The same, but so much earlier. */
    public Deadline earlier(Duration kept) {
        return new Deadline(timing, began, length.minus(kept));
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
