package software.amazon.apigatewayv2.integrationresponse.service;

import java.util.function.Function;

/**
 * What came of a call.
 *
 * @param <T> what a success gives
 * @param <F> what is known of a failure
 */
public sealed interface CallResult<T, F> {

    /** The service did what was requested and said so. */
    record Success<T, F>(T value) implements CallResult<T, F> {}

    /** Anything else. */
    record Failure<T, F>(F failure) implements CallResult<T, F> {}

    /** Goes on with the value, or with the failure. */
    default <R> R fold(Function<T, R> succeeded, Function<F, R> failed) {
        return this instanceof Success<T, F> success
                ? succeeded.apply(success.value)
                : failed.apply(((Failure<T, F>) this).failure);
    }
}
