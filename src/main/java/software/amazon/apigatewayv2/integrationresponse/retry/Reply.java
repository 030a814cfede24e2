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
                && stopped.stop.error().kind() == kind
                && stopped.stop.kind() == Stop.Kind.REACT;
    }

    /** Goes on with the answer, or with the reason why there is none. */
    default <R> R fold(Function<T, R> answered, Function<Stop, R> stopped) {
        return this instanceof Answered<T> answer
                ? answered.apply(answer.value)
                : stopped.apply(((Stopped<T>) this).stop);
    }

    /**
     * Why there is no answer.
     *
     * @param reaction what the table says about the error
     * @param callbackSeconds with {@link Kind#CALL_BACK}, in how many seconds to try again
     */
    record Stop(Kind kind, ServiceError error, Reaction reaction, int callbackSeconds) {

        /** The handler has to do what the table says. */
        static Stop react(ServiceError error, Reaction reaction) {
            return new Stop(Kind.REACT, error, reaction, 0);
        }

        static Stop callBack(ServiceError error, int seconds) {
            return new Stop(Kind.CALL_BACK, error, Reaction.RETRY, seconds);
        }

        static Stop givenUp(ServiceError error) {
            return new Stop(Kind.GIVEN_UP, error, Reaction.RETRY, 0);
        }

        /** The operation cannot go on after this error. */
        public static Stop failed(ServiceError error) {
            return react(error, Reaction.FAIL);
        }

        /** What kind of stop it is. */
        public enum Kind {
            /** The error is not one to retry the same call after: the handler does what the reaction says. */
            REACT,
            /** This invocation has waited enough; the next one goes on. */
            CALL_BACK,
            /** The whole budget is spent, or a wait was broken off. */
            GIVEN_UP
        }
    }
}
