package software.amazon.apigatewayv2.integrationresponse;

import java.util.Optional;
import java.util.function.Function;
import software.amazon.apigatewayv2.integrationresponse.retry.CallFailure;
import software.amazon.apigatewayv2.integrationresponse.retry.CallKind;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryingCaller;
import software.amazon.apigatewayv2.integrationresponse.service.ErrorKind;
import software.amazon.apigatewayv2.integrationresponse.service.ServiceError;
import software.amazon.apigatewayv2.integrationresponse.state.ActualResource;
import software.amazon.apigatewayv2.integrationresponse.state.Convergence;
import software.amazon.cloudformation.proxy.ProgressEvent;

/**
 * One invocation of an update: it looks, changes what differs, and compares the response. The previous state that CloudFormation
 * names only tells what was to be removed: in a rollback it is the state of the failed update, which API Gateway may never have
 * held. Each method is a step and ends with the next one; the retry policy and {@link Convergence} bound how many.
 *
 * @param refusal the refusal after which removals were left out; it says why they are not done
 */
record Update(Invocation invocation, Optional<ServiceError> refusal) {

    Update(Invocation invocation) {
        this(invocation, Optional.empty());
    }

    /** Updates what differs. */
    ProgressEvent<ResourceModel, CallbackContext> event() {
        return look(held -> Convergence.from(
                held.state(), invocation.desiredState(), invocation.previous().map(Translator::state)));
    }

    private ProgressEvent<ResourceModel, CallbackContext> look(Function<ActualResource, Convergence> convergence) {
        return invocation
                .retryingCaller()
                .call(CallKind.READ, limit -> invocation.service().get(invocation.identifier(), limit))
                .fold(
                        held -> proceed(convergence.apply(held)),
                        failure -> failure.isRefused(ErrorKind.ACCESS_DENIED)
                                ? Events.mayNotLook(failure.error())
                                : invocation.failedOrInProgress(failure));
    }

    private ProgressEvent<ResourceModel, CallbackContext> proceed(Convergence convergence) {
        return convergence.isReached() ? succeed(convergence) : changeOrStop(convergence, convergence.next());
    }

    private ProgressEvent<ResourceModel, CallbackContext> changeOrStop(
            Convergence convergence, Optional<Convergence> next) {
        if (next.isPresent()) {
            return change(next.get());
        }
        return convergence.leavesOnlyDefaults() ? succeed(convergence) : Events.updatedOtherwise(convergence, refusal);
    }

    private ProgressEvent<ResourceModel, CallbackContext> change(Convergence convergence) {
        return invocation
                .retryingCaller()
                .call(
                        CallKind.UPDATE,
                        limit -> invocation.service().update(invocation.identifier(), convergence.change(), limit))
                .fold(
                        actual -> proceed(convergence.made(actual.state())),
                        failure -> failure instanceof CallFailure.NotRetried notRetried
                                ? react(convergence, notRetried)
                                : keyIsAnothersOr(failure));
    }

    private ProgressEvent<ResourceModel, CallbackContext> react(
            Convergence convergence, CallFailure.NotRetried failure) {
        RetryingCaller caller = invocation.retryingCaller();
        return switch (failure.reaction()) {
            case LOOK ->
                caller.waitAfter(failure)
                        .map(invocation::failedOrInProgress)
                        .orElseGet(() -> look(held -> convergence.looked(held.state())));
            // The updates of one stack run at the same time, so another integration response may be giving the key up.
            case KEY_EXISTS ->
                caller.waitForKey(failure.error())
                        .map(invocation::failedOrInProgress)
                        .orElseGet(() -> Events.keyIsAnothers(invocation.desired(), failure.error(), Optional.empty()));
            default ->
                failure.isRefused(ErrorKind.INVALID)
                        ? leaveOut(convergence, failure.error())
                        : invocation.failedOrInProgress(failure);
        };
    }

    private ProgressEvent<ResourceModel, CallbackContext> leaveOut(Convergence convergence, ServiceError invalid) {
        Optional<Convergence> without = convergence.withoutRefused();
        return without.isPresent() || convergence.leavesOnlyDefaults()
                ? new Update(invocation, Optional.of(invalid)).changeOrStop(convergence, without)
                : Events.updateRefused(convergence, invalid);
    }

    private ProgressEvent<ResourceModel, CallbackContext> succeed(Convergence convergence) {
        return Events.succeeded(new ActualResource(invocation.identifier(), convergence.seen()));
    }

    /** A conflict that the service did not explain to the end may have been about the key. */
    private ProgressEvent<ResourceModel, CallbackContext> keyIsAnothersOr(CallFailure failure) {
        boolean unexplained = failure instanceof CallFailure.RetriesExhausted
                && failure.error().kind() == ErrorKind.OTHER_CONFLICT;
        return Optional.of(invocation)
                .filter(ended -> unexplained)
                .flatMap(KeySearch::owner)
                .filter(owner -> !owner.identifier().equals(invocation.identifier()))
                .map(owner -> Events.keyIsAnothers(invocation.desired(), failure.error(), Optional.of(owner)))
                .orElseGet(() -> invocation.failedOrInProgress(failure));
    }
}
