package software.amazon.apigatewayv2.integrationresponse.telemetry;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What became of metrics or lines that were to be sent.
 *
 * @param kept what a later invocation is to send
 * @param unsure what of that may have arrived already
 * @param dropped what nobody will send
 * @param failure why, of whatever was not taken
 */
record DeliveryResult<T>(List<T> kept, List<T> unsure, List<T> dropped, Optional<Throwable> failure) {

    DeliveryResult {
        kept = List.copyOf(kept);
        unsure = List.copyOf(unsure);
        dropped = List.copyOf(dropped);
    }

    /** None of it was sent, for what had to be done before failed. */
    static <T> DeliveryResult<T> notSent(List<T> all, Throwable failure) {
        return Fate.of(failure) == Fate.REFUSED
                ? new DeliveryResult<>(List.of(), List.of(), all, Optional.of(failure))
                : new DeliveryResult<>(all, List.of(), List.of(), Optional.of(failure));
    }

    /**
     * All of it met the same failure.
     *
     * @param mayRepeat what may be sent again although it may have arrived
     */
    static <T> DeliveryResult<T> failed(List<T> all, Throwable failure, Predicate<T> mayRepeat) {
        Optional<Throwable> reason = Optional.of(failure);
        return switch (Fate.of(failure)) {
            case REFUSED -> new DeliveryResult<>(List.of(), List.of(), all, reason);
            case NOT_TAKEN -> new DeliveryResult<>(all, List.of(), List.of(), reason);
            case UNKNOWN -> {
                List<T> again = all.stream().filter(mayRepeat).toList();
                yield new DeliveryResult<>(
                        again, again, all.stream().filter(mayRepeat.negate()).toList(), reason);
            }
        };
    }
}
