package software.amazon.apigatewayv2.integrationresponse.retry;

import software.amazon.apigatewayv2.integrationresponse.service.ErrorKind;
import software.amazon.apigatewayv2.integrationresponse.service.ServiceError;

/** Why a call was not made again, or not any more. */
public sealed interface CallFailure {

    /** The error of the last call. */
    ServiceError error();

    /** Whether this kind of error ended it, and not the retry policy. */
    default boolean isRefused(ErrorKind kind) {
        return this instanceof NotRetried && error().kind() == kind;
    }

    /** The error is not one to retry the same call after: the handler does what the table says. */
    record NotRetried(ServiceError error, Reaction reaction) implements CallFailure {}

    /** This invocation has waited enough; the next one goes on. */
    record CallBack(ServiceError error, int seconds) implements CallFailure {}

    /** The whole retry policy is spent, or a wait was broken off. */
    record RetriesExhausted(ServiceError error) implements CallFailure {}
}
