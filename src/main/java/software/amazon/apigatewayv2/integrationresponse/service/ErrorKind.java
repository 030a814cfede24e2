package software.amazon.apigatewayv2.integrationresponse.service;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import lombok.experimental.Accessors;
import software.amazon.cloudformation.proxy.HandlerErrorCode;

/** What kind of error a call ended with, and the code that CloudFormation is told if the operation ends with it. */
@Getter
@Accessors(fluent = true)
@RequiredArgsConstructor
public enum ErrorKind {
    QUOTA(HandlerErrorCode.ServiceLimitExceeded),
    CONCURRENT_MODIFICATION(HandlerErrorCode.ResourceConflict),
    /** A conflict whose words say that the key exists. */
    ALREADY_EXISTS(HandlerErrorCode.ResourceConflict),
    /** A conflict in words that nobody knows. */
    OTHER_CONFLICT(HandlerErrorCode.ResourceConflict),
    THROTTLED(HandlerErrorCode.Throttling),

    NOT_FOUND(HandlerErrorCode.NotFound),
    INVALID(HandlerErrorCode.InvalidRequest),
    ACCESS_DENIED(HandlerErrorCode.AccessDenied),
    INVALID_CREDENTIALS(HandlerErrorCode.InvalidCredentials),
    OTHER_REFUSAL(HandlerErrorCode.GeneralServiceException),

    NOT_CONNECTED(HandlerErrorCode.NetworkFailure),
    /** Too little of the invocation's time was left to begin the call. */
    OUT_OF_TIME(HandlerErrorCode.ServiceInternalError),

    SERVICE_FAILURE(HandlerErrorCode.ServiceInternalError),
    /** A 5xx response with a code of throttling. */
    OVERLOADED(HandlerErrorCode.Throttling),
    UNREADABLE(HandlerErrorCode.GeneralServiceException),
    CONNECTION_LOST(HandlerErrorCode.NetworkFailure);

    private final HandlerErrorCode code;

    /** Whether the call may have changed something at the service. */
    public boolean isOutcomeUnknown() {
        return this == SERVICE_FAILURE || this == OVERLOADED || this == UNREADABLE || this == CONNECTION_LOST;
    }
}
