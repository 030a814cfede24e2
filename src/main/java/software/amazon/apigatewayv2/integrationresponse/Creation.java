package software.amazon.apigatewayv2.integrationresponse;

import java.util.Optional;
import lombok.RequiredArgsConstructor;
import software.amazon.apigatewayv2.integrationresponse.retry.CallFailure;
import software.amazon.apigatewayv2.integrationresponse.retry.CallKind;
import software.amazon.apigatewayv2.integrationresponse.retry.Conflicts;
import software.amazon.apigatewayv2.integrationresponse.service.ErrorKind;
import software.amazon.apigatewayv2.integrationresponse.service.ServiceError;
import software.amazon.apigatewayv2.integrationresponse.state.ActualResource;
import software.amazon.apigatewayv2.integrationresponse.state.IntegrationResponse;
import software.amazon.cloudformation.proxy.ProgressEvent;

/**
 * One invocation of a create. It makes a create call only while it is known that none before it may have happened, or after a
 * look for the key that found nothing.
 */
@RequiredArgsConstructor
final class Creation {

    private final Invocation invocation;

    /** Creates, or finds what an earlier call of this operation created. */
    ProgressEvent<ResourceModel, CallbackContext> event() {
        return Step.run(invocation.mayHaveHappened() ? look(Optional.empty(), Optional.empty()) : call());
    }

    private Step call() {
        IntegrationResponse desired = invocation.desiredState();
        CallKind kind = invocation.mayHaveHappened() ? CallKind.CREATE_AGAIN : CallKind.CREATE;
        return () -> invocation
                .call(kind, service -> service.create(invocation.integration(), desired))
                .fold(
                        created -> new Step.End(
                                created.isWithDefaults(desired)
                                        ? Events.succeeded(created)
                                        : Events.createdOtherwise(desired, created)),
                        failure -> failure instanceof CallFailure.NotRetried notRetried
                                ? react(notRetried)
                                : end(failure));
    }

    private Step react(CallFailure.NotRetried failure) {
        Optional<ServiceError> cause = Optional.of(failure.error());
        return switch (failure.reaction()) {
            case KEY_EXISTS -> exists(failure.error(), KeySearch.owner(invocation));
            case KEY_MAY_EXIST -> keyMayExist(failure);
            case LOOK ->
                invocation
                        .retryingCaller()
                        .waitAfter(failure)
                        .map(end ->
                                end instanceof CallFailure.RetriesExhausted ? look(cause, Optional.of(end)) : end(end))
                        .orElseGet(() -> look(cause, Optional.empty()));
            case LOOK_THEN_FAIL -> look(cause, Optional.of(failure));
            default -> end(failure);
        };
    }

    /** A conflict in unknown words may be about the key: looks who has it at the first one, and at the end. */
    private Step keyMayExist(CallFailure.NotRetried failure) {
        Conflicts before = invocation.retryingCaller().attempts().conflicts();
        Optional<CallFailure> end = invocation.retryingCaller().waitAfter(failure);
        boolean last =
                end.filter(CallFailure.RetriesExhausted.class::isInstance).isPresent();
        Optional<ActualResource> owner =
                before.waitedMillis() == 0 || last ? KeySearch.owner(invocation) : Optional.empty();
        return owner.isPresent()
                ? exists(failure.error(), owner)
                : end.map(this::end).orElseGet(this::call);
    }

    /**
     * Looks for the key.
     *
     * @param cause the error after which it is looked; empty if that was in an earlier invocation
     * @param end how the operation ends if nothing has the key; empty to create then
     */
    private Step look(Optional<ServiceError> cause, Optional<CallFailure> end) {
        return () -> KeySearch.forDesiredKey(invocation, CallKind.READ)
                .fold(
                        found -> found.map(actual -> oursOrAnothers(cause, actual))
                                .orElseGet(() -> end.map(this::end).orElseGet(this::call)),
                        failure -> notLooked(cause, failure));
    }

    /** Where there is no integration, there is nothing in it; anything else leaves it open whether there is. */
    private Step notLooked(Optional<ServiceError> cause, CallFailure failure) {
        if (failure instanceof CallFailure.CallBack || failure.error().kind() == ErrorKind.NOT_FOUND) {
            return end(failure);
        }
        String reason = invocation.failedOrInProgress(failure).getMessage();
        return mayExist(cause.map(error -> error.text() + "; ").orElse("") + reason);
    }

    /** An identical integration response created by someone else cannot be told apart from our own. */
    private Step oursOrAnothers(Optional<ServiceError> cause, ActualResource found) {
        IntegrationResponse desired = invocation.desiredState();
        if (found.is(desired)) {
            return new Step.End(Events.succeeded(found));
        }
        return new Step.End(
                found.isWithDefaults(desired)
                        ? Events.mayExistWithDefaults(invocation.desired(), found, cause)
                        : Events.exists(invocation.desired(), Optional.of(found.identifier()), cause));
    }

    /** While an outcome is unknown, the operation must not end with a code after which CloudFormation restarts it. */
    private Step end(CallFailure failure) {
        if (failure instanceof CallFailure.RetriesExhausted && invocation.mayHaveHappened()) {
            return mayExist(invocation.failedOrInProgress(failure).getMessage());
        }
        boolean mayStillAppear = failure instanceof CallFailure.NotRetried
                && invocation.retryingCaller().attempts().unanswered();
        return new Step.End(
                mayStillAppear
                        ? Events.mayStillAppear(invocation.desired(), failure.error())
                        : invocation.failedOrInProgress(failure));
    }

    private Step mayExist(String reason) {
        return new Step.End(Events.mayExist(invocation.desired(), reason));
    }

    private Step exists(ServiceError error, Optional<ActualResource> owner) {
        return new Step.End(
                Events.exists(invocation.desired(), owner.map(ActualResource::identifier), Optional.of(error)));
    }
}
