package software.amazon.apigatewayv2.integrationresponse.retry;

import java.util.function.Function;

/** What came of a call and its retries. */
public sealed interface CallResult<T> {
    record Success<T>(T value) implements CallResult<T> {}

    record Failure<T>(CallFailure failure) implements CallResult<T> {}

    /** Goes on with the value, or with the failure. */
    default <R> R fold(Function<T, R> succeeded, Function<CallFailure, R> failed) {
        return this instanceof Success<T> success
                ? succeeded.apply(success.value)
                : failed.apply(((Failure<T>) this).failure);
    }
}
