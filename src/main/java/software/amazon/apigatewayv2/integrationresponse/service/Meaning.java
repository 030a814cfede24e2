package software.amazon.apigatewayv2.integrationresponse.service;

import software.amazon.cloudformation.proxy.HandlerErrorCode;

/**
 * What it means that a call was not answered: whether something may have changed at the service, and the code that
 * CloudFormation is told if the operation ends with it.
 */
public enum Meaning {
    NOT_FOUND(Consequence.REFUSED, HandlerErrorCode.NotFound),
    INVALID(Consequence.REFUSED, HandlerErrorCode.InvalidRequest),
    /** Another integration response has the key. ResourceConflict would be retried by the platform in vain. */
    DUPLICATE_KEY(Consequence.REFUSED, HandlerErrorCode.InvalidRequest),
    ACCESS_DENIED(Consequence.REFUSED, HandlerErrorCode.AccessDenied),
    INVALID_CREDENTIALS(Consequence.REFUSED, HandlerErrorCode.InvalidCredentials),
    OTHER_REFUSAL(Consequence.REFUSED, HandlerErrorCode.GeneralServiceException),

    THROTTLED(Consequence.NOT_ACCEPTED, HandlerErrorCode.Throttling),
    CONCURRENT_MODIFICATION(Consequence.NOT_ACCEPTED, HandlerErrorCode.ResourceConflict),
    NOT_CONNECTED(Consequence.NOT_ACCEPTED, HandlerErrorCode.NetworkFailure),
    /** The time of one invocation was used up by slow answers before the call was made. */
    OUT_OF_TIME(Consequence.NOT_ACCEPTED, HandlerErrorCode.ServiceInternalError),

    SERVICE_FAILURE(Consequence.UNKNOWN, HandlerErrorCode.ServiceInternalError),
    CONNECTION_LOST(Consequence.UNKNOWN, HandlerErrorCode.NetworkFailure),
    UNREADABLE(Consequence.UNKNOWN, HandlerErrorCode.GeneralServiceException);

    private final Consequence consequence;
    private final HandlerErrorCode code;

    Meaning(Consequence consequence, HandlerErrorCode code) {
        this.consequence = consequence;
        this.code = code;
    }

    public Consequence consequence() {
        return consequence;
    }

    public HandlerErrorCode code() {
        return code;
    }

    /** What a call that was not answered did to the service. Everything about retrying follows from it. */
    public enum Consequence {
        /** The service said no for good; nothing changed. */
        REFUSED,
        /** The service did not take the call; nothing changed, and trying again may help. */
        NOT_ACCEPTED,
        /** The call may or may not have happened. */
        UNKNOWN
    }
}
