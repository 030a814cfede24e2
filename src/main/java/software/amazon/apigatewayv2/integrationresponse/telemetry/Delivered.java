package software.amazon.apigatewayv2.integrationresponse.telemetry;

import java.util.List;
import java.util.Optional;

/**
 * What became of metrics or lines that were to be sent.
 *
 * @param kept what a later invocation is to send
 * @param dropped what nobody will send
 * @param failure why, of whatever was not taken
 */
record Delivered<T>(List<T> kept, List<T> dropped, Optional<Throwable> failure) {

    Delivered {
        kept = List.copyOf(kept);
        dropped = List.copyOf(dropped);
    }

    /** Nothing of it was taken for sure. */
    static <T> Delivered<T> failed(List<T> all, Throwable failure, IfUnknown ifUnknown) {
        return keeps(Fate.of(failure), ifUnknown)
                ? new Delivered<>(all, List.of(), Optional.of(failure))
                : new Delivered<>(List.of(), all, Optional.of(failure));
    }

    static boolean keeps(Fate fate, IfUnknown ifUnknown) {
        return fate == Fate.NOT_TAKEN || fate == Fate.UNKNOWN && ifUnknown == IfUnknown.SEND_AGAIN;
    }

    /** What to do with what may have arrived. */
    enum IfUnknown {
        /** A line that is there twice tells nothing wrong. */
        SEND_AGAIN,
        /** A metric that is there twice does. */
        DROP
    }
}
