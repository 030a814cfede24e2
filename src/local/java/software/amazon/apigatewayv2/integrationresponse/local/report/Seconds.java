package software.amazon.apigatewayv2.integrationresponse.local.report;

import java.time.Duration;
import java.util.Locale;

/** Durations in words. */
public final class Seconds {
    private static final int MILLIS_OF_A_SECOND = 1000;
    private static final int PRECISE_BELOW_MILLIS = 100;

    private Seconds() {}

    /** Such as "0.3 s"; below 0.1 s with one digit more, so that no time reads as none. */
    public static String of(Duration time) {
        String format = time.toMillis() < PRECISE_BELOW_MILLIS ? "%.2f s" : "%.1f s";
        return String.format(Locale.ROOT, format, (double) time.toMillis() / MILLIS_OF_A_SECOND);
    }

    /** Such as "12 ms", or "<1 ms". */
    static String inMillis(Duration time) {
        return (time.toMillis() == 0 ? "<1" : Long.toString(time.toMillis())) + " ms";
    }
}
