package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import java.util.function.BiFunction;
import java.util.function.Supplier;

/** What goes wrong with a call. */
public enum FaultKind {
    /** 429; nothing applied. */
    THROTTLE((operation, applied) -> ServiceError.tooManyRequests().reply()),
    /** 409 with the message of a concurrent modification; nothing applied. */
    CONCURRENT_MODIFICATION(
            (operation, applied) -> ServiceError.concurrentModification().reply()),
    /** 500; nothing applied. */
    INTERNAL_ERROR((operation, applied) -> ServiceError.internal().reply()),
    /** 500 after the operation was applied. */
    INTERNAL_ERROR_AFTER((operation, applied) -> {
        applied.get();
        return ServiceError.internal().reply();
    }),
    /** The operation is applied and the connection closed without an answer. */
    REPLY_LOST((operation, applied) -> {
        applied.get();
        return Reply.NONE;
    }),
    /** The connection is closed without an answer; nothing applied. */
    DROPPED_BEFORE((operation, applied) -> Reply.NONE),
    /** The operation is applied and answered, but the answer is delayed. */
    SLOW((operation, applied) -> applied.get()),
    /** The operation is applied; where it succeeds, the answer is 200 with a body that is not JSON. */
    GARBAGE((operation, applied) -> applied.get().garbled()),
    /** 403, the caller may not do that; nothing applied. */
    FORBIDDEN((operation, applied) -> ServiceError.accessDenied(operation).reply()),
    /** 403, the caller's credentials have expired; nothing applied. */
    EXPIRED((operation, applied) -> ServiceError.expiredToken().reply());

    private final BiFunction<Operation, Supplier<Reply>, Reply> effect;

    FaultKind(BiFunction<Operation, Supplier<Reply>, Reply> effect) {
        this.effect = effect;
    }

    /** What the client gets; {@code apply} carries the operation out and gives its true answer. */
    Reply strike(Operation operation, Supplier<Reply> apply) {
        return effect.apply(operation, apply);
    }
}
