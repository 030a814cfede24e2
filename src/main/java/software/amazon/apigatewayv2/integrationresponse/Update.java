package software.amazon.apigatewayv2.integrationresponse;

import java.util.Optional;
import java.util.function.Function;
import software.amazon.apigatewayv2.integrationresponse.retry.CallFailure;
import software.amazon.apigatewayv2.integrationresponse.retry.CallKind;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryingCaller;
import software.amazon.apigatewayv2.integrationresponse.service.ErrorKind;
import software.amazon.apigatewayv2.integrationresponse.service.ServiceException;
import software.amazon.apigatewayv2.integrationresponse.state.ActualResource;
import software.amazon.apigatewayv2.integrationresponse.state.Convergence;
import software.amazon.cloudformation.proxy.ProgressEvent;

/**
 * One invocation of an update: it looks, changes what differs, and compares the response. After a {@code refusal},
 * removals are left out. The previous state only tells what was to be removed: in a rollback it is that of the failed
 * update, which API Gateway may never have held. Each method is a step; {@link Convergence} and the policy bound them.
 */
record Update(Invocation invocation, Optional<ServiceException> refusal) {
    /** Updates what differs. */
    ProgressEvent<ResourceModel, CallbackContext> event() {
        return look(held -> Convergence.from(
                held.state(), invocation.desiredState(), invocation.previous().map(Translator::state)));
    }

    private ProgressEvent<ResourceModel, CallbackContext> look(Function<ActualResource, Convergence> convergence) {
        return invocation
                .caller()
                .call(CallKind.READ, service -> service.get(invocation.identifier()))
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

    private ProgressEvent<ResourceModel, CallbackContext> succeed(Convergence convergence) {
        return Events.succeeded(new ActualResource(invocation.identifier(), convergence.seen()));
    }

    private ProgressEvent<ResourceModel, CallbackContext> change(Convergence convergence) {
        return invocation
                .caller()
                .call(CallKind.UPDATE, service -> service.update(invocation.identifier(), convergence.change()))
                .fold(actual -> proceed(convergence.made(actual.state())), failure -> react(convergence, failure));
    }

    private ProgressEvent<ResourceModel, CallbackContext> react(Convergence convergence, CallFailure failure) {
        RetryingCaller caller = invocation.caller();
        ServiceException error = failure.error();
        return switch (failure.reaction()) {
            case LOOK ->
                caller.waitAfter(failure)
                        .map(invocation::failedOrInProgress)
                        .orElseGet(() -> look(held -> convergence.looked(held.state())));
            // The updates of one stack run at the same time, so another integration response may be giving the key up.
            case KEY_EXISTS ->
                caller.waitForKey(error)
                        .map(invocation::failedOrInProgress)
                        .orElseGet(() -> Events.keyIsAnothers(invocation.desired(), error, Optional.empty()));
            // A conflict that the service did not explain to the end may have been about the key.
            case GIVE_UP ->
                Optional.of(error)
                        .filter(last -> last.kind() == ErrorKind.OTHER_CONFLICT)
                        .flatMap(last -> KeySearch.owner(invocation))
                        .filter(owner -> !owner.identifier().equals(invocation.identifier()))
                        .map(owner -> Events.keyIsAnothers(invocation.desired(), error, Optional.of(owner)))
                        .orElseGet(() -> invocation.failedOrInProgress(failure));
            default ->
                failure.isRefused(ErrorKind.INVALID)
                        ? leaveOut(convergence, error)
                        : invocation.failedOrInProgress(failure);
        };
    }

    private ProgressEvent<ResourceModel, CallbackContext> leaveOut(Convergence convergence, ServiceException invalid) {
        Optional<Convergence> without = convergence.withoutRefused();
        return without.isPresent() || convergence.leavesOnlyDefaults()
                ? new Update(invocation, Optional.of(invalid)).changeOrStop(convergence, without)
                : Events.updateRefused(convergence, invalid);
    }
}
