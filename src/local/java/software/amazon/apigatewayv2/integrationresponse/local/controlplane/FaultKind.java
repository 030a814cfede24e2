package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import java.util.function.Supplier;

/** What goes wrong with a call. */
public enum FaultKind {
    /** 429; nothing applied. */
    THROTTLE(refusal(429, "TooManyRequestsException", "Too Many Requests")),
    /** 409 with the message of a concurrent modification; nothing applied. */
    CONCURRENT_MODIFICATION((fault, operation, applied) ->
            ServiceRefusal.concurrentModification().reply()),
    /** 500; nothing applied. */
    INTERNAL_ERROR(refusal(500, "InternalServerErrorException", "Internal server error")),
    /** 500 after the operation was applied. */
    INTERNAL_ERROR_AFTER((fault, operation, applied) -> {
        applied.get();
        return INTERNAL_ERROR.strike(fault, operation, applied);
    }),
    /** The operation is applied and the connection closed without a response. */
    REPLY_LOST((fault, operation, applied) -> {
        applied.get();
        return Reply.NONE;
    }),
    /** The connection is closed without a response; nothing applied. */
    DROPPED_BEFORE((fault, operation, applied) -> Reply.NONE),
    /** The operation is applied, but the response is delayed. */
    SLOW((fault, operation, applied) -> applied.get()),
    /** The operation is applied; a success becomes 200 with a body that is not JSON. */
    GARBAGE((fault, operation, applied) -> applied.get().garbled()),
    /** 403, the caller may not do that; nothing applied. */
    FORBIDDEN((fault, operation, applied) -> Reply.error(
            403, "AccessDeniedException", "User is not authorized to perform " + operation.operationName())),
    /** 403, the caller's credentials have expired; nothing applied. */
    EXPIRED(refusal(403, "ExpiredTokenException", "The security token included in the request is expired")),
    /** 429 with a conflict's code, for a quota that is used up; nothing applied (seen of authorizers, sst #4522). */
    QUOTA(refusal(
            429,
            "ConflictException",
            "Maximum number of IntegrationResponses for this Integration has been reached. "
                    + "Please contact AWS if you need additional IntegrationResponses.")),
    /** 409 with the fault's own words; nothing applied. */
    CONFLICT((fault, operation, applied) ->
            ServiceRefusal.conflict(fault.words().orElseThrow()).reply());

    private final Effect effect;

    FaultKind(Effect effect) {
        this.effect = effect;
    }

    private static Effect refusal(int status, String code, String message) {
        return (fault, operation, applied) -> Reply.error(status, code, message);
    }

    private interface Effect {
        Reply of(Fault fault, Operation operation, Supplier<Reply> applied);
    }

    /** Returns what the client gets; {@code apply} carries the operation out and returns its true response. */
    Reply strike(Fault fault, Operation operation, Supplier<Reply> apply) {
        return effect.of(fault, operation, apply);
    }
}
