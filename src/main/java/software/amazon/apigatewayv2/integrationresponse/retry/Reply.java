package software.amazon.apigatewayv2.integrationresponse.retry;

import java.util.function.Function;
import software.amazon.apigatewayv2.integrationresponse.service.ErrorKind;
import software.amazon.apigatewayv2.integrationresponse.service.ServiceError;

/** What came of asking the service, after everything that could be retried was retried. */
public sealed interface Reply<T> {

    /** The service did it. */
    record Answered<T>(T value) implements Reply<T> {}

    /** The service did not, and the same call is not to be made again now. */
    record Stopped<T>(Stop stop) implements Reply<T> {}

    /** Whether this kind of error ended it, and not the retry policy. */
    default boolean isRefused(ErrorKind kind) {
        return this instanceof Stopped<T> stopped
                && stopped.stop instanceof Stop.React react
                && react.error.kind() == kind;
    }

    /** Goes on with the answer, or with the reason why there is none. */
    default <R> R fold(Function<T, R> answered, Function<Stop, R> stopped) {
        return this instanceof Answered<T> answer
                ? answered.apply(answer.value)
                : stopped.apply(((Stopped<T>) this).stop);
    }

    /** Why there is no answer. */
    sealed interface Stop {

        /** The error of the last call. */
        ServiceError error();

        /** The error is not one to retry the same call after: the handler does what the table says. */
        record React(ServiceError error, Reaction reaction) implements Stop {}

        /** This invocation has waited enough; the next one goes on. */
        record CallBack(ServiceError error, int seconds) implements Stop {}

        /** The whole budget is spent, or a wait was broken off. */
        record GivenUp(ServiceError error) implements Stop {}
    }
}
