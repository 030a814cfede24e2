package software.amazon.apigatewayv2.integrationresponse;

import java.util.Optional;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import software.amazon.apigatewayv2.integrationresponse.retry.CallFailure;
import software.amazon.apigatewayv2.integrationresponse.retry.CallKind;
import software.amazon.apigatewayv2.integrationresponse.retry.Conflicts;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryingCaller;
import software.amazon.apigatewayv2.integrationresponse.service.ErrorKind;
import software.amazon.apigatewayv2.integrationresponse.service.ServiceError;
import software.amazon.apigatewayv2.integrationresponse.state.ActualResource;
import software.amazon.apigatewayv2.integrationresponse.state.Convergence;
import software.amazon.apigatewayv2.integrationresponse.state.Identifier;
import software.amazon.cloudformation.proxy.ProgressEvent;

/**
 * One invocation of an update: it looks, changes what differs, and compares the response. The previous state that CloudFormation
 * names only tells what was to be removed: in a rollback it is the state of the failed update, which API Gateway may never have
 * held.
 */
@RequiredArgsConstructor
final class Update {

    private final Invocation invocation;

    /** The refusal after which removals were left out; it says why they are not done. */
    private Optional<ServiceError> refusal = Optional.empty();

    /** Updates what differs. */
    ProgressEvent<ResourceModel, CallbackContext> event() {
        return Step.run(look(held -> Convergence.from(held.state(), invocation.desiredState())));
    }

    private Step look(Function<ActualResource, Convergence> convergence) {
        return () -> invocation
                .call(CallKind.READ, service -> service.get(invocation.identifier()))
                .fold(
                        held -> proceed(convergence.apply(held)),
                        failure -> new Step.End(
                                failure.isRefused(ErrorKind.ACCESS_DENIED)
                                        ? Events.mayNotLook(failure.error())
                                        : invocation.failedOrInProgress(failure)));
    }

    private Step proceed(Convergence convergence) {
        if (convergence.differences().isEmpty() || convergence.leavesOnlyKeptDefaults(invocation.previousState())) {
            return new Step.End(Events.succeeded(resource(convergence)));
        }
        return convergence.next().map(this::change).orElseGet(() -> stop(convergence));
    }

    private Step change(Convergence convergence) {
        return () -> invocation
                .call(CallKind.UPDATE, service -> service.update(invocation.identifier(), convergence.change()))
                .fold(
                        actual -> proceed(convergence.made(actual.state())),
                        failure -> failure instanceof CallFailure.NotRetried notRetried
                                ? react(convergence, notRetried)
                                : new Step.End(keyIsAnothersOr(failure)));
    }

    private Step react(Convergence convergence, CallFailure.NotRetried failure) {
        return switch (failure.reaction()) {
            case LOOK ->
                invocation
                        .retryingCaller()
                        .waitAfter(failure)
                        .<Step>map(end -> new Step.End(invocation.failedOrInProgress(end)))
                        .orElseGet(() -> look(held -> convergence.looked(held.state())));
            case KEY_EXISTS -> new Step.End(waitForKey(failure.error()));
            default ->
                failure.isRefused(ErrorKind.INVALID)
                        ? leaveOut(convergence, failure.error())
                        : new Step.End(invocation.failedOrInProgress(failure));
        };
    }

    private Step leaveOut(Convergence convergence, ServiceError invalid) {
        Optional<Convergence> without = convergence.refused(invocation.previousState());
        if (without.isEmpty() && !leavesOnlyDefaults(convergence)) {
            return new Step.End(Events.updateRefused(convergence, invalid));
        }
        refusal = Optional.of(invalid);
        return without.map(this::change).orElseGet(() -> stop(convergence));
    }

    /** Nothing is left to try. */
    private Step stop(Convergence convergence) {
        return new Step.End(
                leavesOnlyDefaults(convergence)
                        ? Events.succeeded(resource(convergence))
                        : Events.updatedOtherwise(convergence, refusal));
    }

    private boolean leavesOnlyDefaults(Convergence convergence) {
        return convergence.leavesOnlyDefaults(invocation.previousState());
    }

    private ActualResource resource(Convergence convergence) {
        return new ActualResource(invocation.identifier(), convergence.seen());
    }

    /** The updates of one stack run at the same time, so another integration response may be giving the key up. */
    private ProgressEvent<ResourceModel, CallbackContext> waitForKey(ServiceError exists) {
        RetryingCaller caller = invocation.retryingCaller();
        Conflicts conflicts = caller.attempts().conflicts();
        return conflicts
                .waitedForKey(caller.elapsed())
                .map(waited -> invocation.failedOrInProgress(caller.callBack(exists, conflicts.keyDelay(), waited)))
                .orElseGet(() -> Events.keyIsAnothers(invocation.desired(), exists, Optional.empty()));
    }

    /** A conflict that the service did not explain to the end may have been about the key. */
    private ProgressEvent<ResourceModel, CallbackContext> keyIsAnothersOr(CallFailure failure) {
        boolean unexplained = failure instanceof CallFailure.RetriesExhausted
                && failure.error().kind() == ErrorKind.OTHER_CONFLICT;
        Optional<Identifier> another = Optional.of(invocation)
                .filter(ended -> unexplained)
                .flatMap(KeySearch::owner)
                .map(ActualResource::identifier)
                .filter(owner -> !owner.equals(invocation.identifier()));
        return another.isPresent()
                ? Events.keyIsAnothers(invocation.desired(), failure.error(), another)
                : invocation.failedOrInProgress(failure);
    }
}
