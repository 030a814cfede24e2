package software.amazon.apigatewayv2.integrationresponse.service;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import lombok.experimental.Accessors;
import software.amazon.cloudformation.proxy.HandlerErrorCode;

/**
 * What kind of error a call ended with: the code that CloudFormation is told if the operation ends with it, and what is
 * known about the call. The retry package's table of reactions says what is done about it.
 */
@Getter
@Accessors(fluent = true)
@RequiredArgsConstructor
public enum ErrorKind {
    QUOTA(HandlerErrorCode.ServiceLimitExceeded, Certainty.NOTHING_CHANGED),
    CONCURRENT_MODIFICATION(HandlerErrorCode.ResourceConflict, Certainty.NOTHING_CHANGED),
    /** A conflict whose words say that the key exists. */
    ALREADY_EXISTS(HandlerErrorCode.ResourceConflict, Certainty.NOTHING_CHANGED),
    /** A conflict in words that nobody knows. */
    OTHER_CONFLICT(HandlerErrorCode.ResourceConflict, Certainty.NOTHING_CHANGED),
    THROTTLED(HandlerErrorCode.Throttling, Certainty.NOTHING_CHANGED),

    NOT_FOUND(HandlerErrorCode.NotFound, Certainty.NOTHING_CHANGED),
    INVALID(HandlerErrorCode.InvalidRequest, Certainty.NOTHING_CHANGED),
    ACCESS_DENIED(HandlerErrorCode.AccessDenied, Certainty.NOTHING_CHANGED),
    INVALID_CREDENTIALS(HandlerErrorCode.InvalidCredentials, Certainty.NOTHING_CHANGED),
    OTHER_REFUSAL(HandlerErrorCode.GeneralServiceException, Certainty.NOTHING_CHANGED),

    NOT_CONNECTED(HandlerErrorCode.NetworkFailure, Certainty.NOTHING_CHANGED),
    /** Too little of the invocation's time was left to begin the call. */
    OUT_OF_TIME(HandlerErrorCode.ServiceInternalError, Certainty.NOTHING_CHANGED),

    SERVICE_FAILURE(HandlerErrorCode.ServiceInternalError, Certainty.MAY_HAVE_HAPPENED),
    /** A 5xx response with a code of throttling. */
    OVERLOADED(HandlerErrorCode.Throttling, Certainty.MAY_HAVE_HAPPENED),
    UNREADABLE(HandlerErrorCode.GeneralServiceException, Certainty.MAY_HAVE_HAPPENED),
    CONNECTION_LOST(HandlerErrorCode.NetworkFailure, Certainty.MAY_STILL_HAPPEN);

    private final HandlerErrorCode code;

    @Getter(lombok.AccessLevel.NONE)
    private final Certainty certainty;

    /** Whether the call may have changed something at the service. */
    public boolean isOutcomeUnknown() {
        return certainty != Certainty.NOTHING_CHANGED;
    }

    /** Whether no response came at all, so that the service may still be at work on the call. */
    public boolean isUnanswered() {
        return certainty == Certainty.MAY_STILL_HAPPEN;
    }

    private enum Certainty {
        NOTHING_CHANGED,
        MAY_HAVE_HAPPENED,
        MAY_STILL_HAPPEN
    }
}
