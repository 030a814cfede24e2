package software.amazon.apigatewayv2.integrationresponse;

import java.util.Optional;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import software.amazon.apigatewayv2.integrationresponse.retry.CallFailure;
import software.amazon.apigatewayv2.integrationresponse.retry.CallKind;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryingCaller;
import software.amazon.apigatewayv2.integrationresponse.service.ErrorKind;
import software.amazon.apigatewayv2.integrationresponse.state.ActualResource;
import software.amazon.apigatewayv2.integrationresponse.state.Identifier;
import software.amazon.cloudformation.proxy.ProgressEvent;

/**
 * An update met a conflict that may be about its key. The updates of one stack run side by side, so whoever has the key may
 * be giving it up: the update waits for that. Until it knows of another that has the key, it looks once in each invocation.
 */
@RequiredArgsConstructor
final class KeyConflict {

    private final Invocation invocation;
    private final CallFailure.NotRetried conflict;

    /** Goes on with the update if it is to be tried again in this invocation; else says how the invocation ends. */
    ProgressEvent<ResourceModel, CallbackContext> endOr(
            Supplier<ProgressEvent<ResourceModel, CallbackContext>> update) {
        RetryingCaller retryingCaller = invocation.retryingCaller();
        boolean keyIsAnothers =
                retryingCaller.hasWaitedForKey() || retryingCaller.isFirstConflict() && owner().isAnother();
        Optional<CallFailure> end = keyIsAnothers
                ? Optional.of(retryingCaller.waitForKey(conflict.error()))
                : retryingCaller.waitAfter(conflict);
        return end.map(this::ended).orElseGet(update);
    }

    private ProgressEvent<ResourceModel, CallbackContext> ended(CallFailure failure) {
        KeyOwner owner = failure instanceof CallFailure.RetriesExhausted ? owner() : KeyOwner.NOBODY;
        return owner.isAnother()
                ? Events.keyIsAnothers(invocation.desired(), conflict.error(), owner.identifier())
                : invocation.failedOrInProgress(failure);
    }

    private KeyOwner owner() {
        return KeySearch.forDesiredKey(invocation, CallKind.EXPLAIN)
                .fold(
                        found -> found.map(ActualResource::identifier)
                                .filter(identifier -> !identifier.equals(invocation.identifier()))
                                .map(another -> new KeyOwner(true, Optional.of(another)))
                                .orElse(KeyOwner.NOBODY),
                        this::unseen);
    }

    /** Where a role does not allow to look, the service's word that the key exists is taken. */
    private KeyOwner unseen(CallFailure failure) {
        boolean mayNotLook = failure.error().kind() == ErrorKind.ACCESS_DENIED;
        boolean saidToExist = conflict.error().kind() == ErrorKind.ALREADY_EXISTS;
        return mayNotLook && saidToExist ? new KeyOwner(true, Optional.empty()) : KeyOwner.NOBODY;
    }

    /**
     * Who has the key.
     *
     * @param isAnother whether it is an integration response other than the one that is updated
     * @param identifier which one, if it was seen
     */
    private record KeyOwner(boolean isAnother, Optional<Identifier> identifier) {

        /** Nobody but the one that is updated, as far as can be seen. */
        private static final KeyOwner NOBODY = new KeyOwner(false, Optional.empty());
    }
}
