package software.amazon.apigatewayv2.integrationresponse.retry;

import java.util.function.Function;
import software.amazon.apigatewayv2.integrationresponse.service.Meaning;
import software.amazon.apigatewayv2.integrationresponse.service.ServiceError;

/** What came of asking the service, after everything that could be waited out was waited out. */
public sealed interface Reply<T> {

    /** The service did it. */
    record Answered<T>(T value) implements Reply<T> {}

    /** The service did not, and asking again now does not help. */
    record Stopped<T>(Stop stop) implements Reply<T> {}

    /** Whether the service refused for this reason. */
    default boolean isRefused(Meaning meaning) {
        return this instanceof Stopped<T> stopped
                && stopped.stop.error().meaning() == meaning
                && stopped.stop.kind() == Stop.Kind.REFUSED;
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
     * @param callbackSeconds with {@link Kind#CALL_BACK}, in how many seconds to try again
     */
    record Stop(Kind kind, ServiceError error, int callbackSeconds) {

        /** What kind of stop it is. */
        public enum Kind {
            /** The service said no for good. */
            REFUSED,
            /** The call may have happened; the caller has to find out. */
            UNRESOLVED,
            /** This invocation has waited enough; the next one goes on. */
            CALL_BACK,
            /** The whole budget is spent, or a wait was broken off. */
            GIVEN_UP
        }
    }
}
