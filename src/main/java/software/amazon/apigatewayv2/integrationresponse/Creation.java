package software.amazon.apigatewayv2.integrationresponse;

import java.util.Optional;
import software.amazon.apigatewayv2.integrationresponse.retry.CallFailure;
import software.amazon.apigatewayv2.integrationresponse.retry.CallKind;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryingCaller;
import software.amazon.apigatewayv2.integrationresponse.service.ErrorKind;
import software.amazon.apigatewayv2.integrationresponse.service.ServiceError;
import software.amazon.apigatewayv2.integrationresponse.state.ActualResource;
import software.amazon.apigatewayv2.integrationresponse.state.IntegrationResponse;
import software.amazon.cloudformation.proxy.ProgressEvent;

/**
 * One invocation of a create. It makes a create call only while it is known that none before it may have happened, or after a
 * look for the key that found nothing. Each method is a step and ends with the next one; the retry policy bounds how many.
 */
record Creation(Invocation invocation) {

    /** Creates, or finds what an earlier call of this operation created. */
    ProgressEvent<ResourceModel, CallbackContext> event() {
        return invocation.mayHaveHappened() ? look(Optional.empty(), Optional.empty()) : call();
    }

    private ProgressEvent<ResourceModel, CallbackContext> call() {
        IntegrationResponse desired = invocation.desiredState();
        CallKind kind = invocation.mayHaveHappened() ? CallKind.CREATE_AGAIN : CallKind.CREATE;
        return invocation
                .retryingCaller()
                .call(kind, limit -> invocation.service().create(invocation.integration(), desired, limit))
                .fold(
                        created -> created.isWithDefaults(desired)
                                ? Events.succeeded(created)
                                : Events.createdOtherwise(desired, created),
                        failure -> failure instanceof CallFailure.NotRetried notRetried
                                ? react(notRetried)
                                : end(failure));
    }

    private ProgressEvent<ResourceModel, CallbackContext> react(CallFailure.NotRetried failure) {
        RetryingCaller caller = invocation.retryingCaller();
        Optional<ServiceError> cause = Optional.of(failure.error());
        return switch (failure.reaction()) {
            case KEY_EXISTS -> exists(KeySearch.owner(invocation), cause);
            case KEY_MAY_EXIST -> keyMayExist(failure);
            case LOOK -> {
                Optional<CallFailure> end = caller.waitAfter(failure);
                yield end.isEmpty() || end.get() instanceof CallFailure.RetriesExhausted
                        ? look(cause, end)
                        : end(end.get());
            }
            case LOOK_THEN_FAIL -> look(cause, Optional.of(failure));
            default -> end(failure);
        };
    }

    /** A conflict in unknown words may be about the key: looks who has it at the first one, and at the end. */
    private ProgressEvent<ResourceModel, CallbackContext> keyMayExist(CallFailure.NotRetried failure) {
        RetryingCaller caller = invocation.retryingCaller();
        boolean first = caller.attempts().conflicts().waitedMillis() == 0;
        Optional<CallFailure> end = caller.waitAfter(failure);
        boolean last =
                end.filter(CallFailure.RetriesExhausted.class::isInstance).isPresent();
        Optional<ActualResource> owner = first || last ? KeySearch.owner(invocation) : Optional.empty();
        return owner.isPresent() ? exists(owner, Optional.of(failure.error())) : endOrCall(end);
    }

    /**
     * Looks for the key.
     *
     * @param cause the error after which it is looked; empty if that was in an earlier invocation
     * @param end how the operation ends if nothing has the key; empty to create then
     */
    private ProgressEvent<ResourceModel, CallbackContext> look(
            Optional<ServiceError> cause, Optional<CallFailure> end) {
        return KeySearch.forDesiredKey(invocation, CallKind.READ)
                .fold(
                        found -> found.isPresent() ? oursOrAnothers(cause, found.get()) : endOrCall(end),
                        failure -> notLooked(cause, failure));
    }

    /** Where there is no integration, there is nothing in it; anything else leaves it open whether there is. */
    private ProgressEvent<ResourceModel, CallbackContext> notLooked(Optional<ServiceError> cause, CallFailure failure) {
        if (failure instanceof CallFailure.CallBack || failure.error().kind() == ErrorKind.NOT_FOUND) {
            return end(failure);
        }
        String reason = cause.map(error -> error.text() + "; ").orElse("");
        return Events.mayExist(
                invocation.desired(),
                reason + invocation.failedOrInProgress(failure).getMessage());
    }

    /** An identical integration response created by someone else cannot be told apart from our own. */
    private ProgressEvent<ResourceModel, CallbackContext> oursOrAnothers(
            Optional<ServiceError> cause, ActualResource found) {
        IntegrationResponse desired = invocation.desiredState();
        if (found.is(desired)) {
            return Events.succeeded(found);
        }
        return found.isWithDefaults(desired)
                ? Events.mayExistWithDefaults(invocation.desired(), found, cause)
                : exists(Optional.of(found), cause);
    }

    private ProgressEvent<ResourceModel, CallbackContext> endOrCall(Optional<CallFailure> end) {
        return end.isPresent() ? end(end.get()) : call();
    }

    /** While an outcome is unknown, the operation must not end with a code after which CloudFormation restarts it. */
    private ProgressEvent<ResourceModel, CallbackContext> end(CallFailure failure) {
        ProgressEvent<ResourceModel, CallbackContext> event = invocation.failedOrInProgress(failure);
        if (failure instanceof CallFailure.RetriesExhausted && invocation.mayHaveHappened()) {
            return Events.mayExist(invocation.desired(), event.getMessage());
        }
        return failure instanceof CallFailure.NotRetried
                        && invocation.retryingCaller().attempts().unanswered()
                ? Events.mayStillAppear(invocation.desired(), failure.error())
                : event;
    }

    private ProgressEvent<ResourceModel, CallbackContext> exists(
            Optional<ActualResource> owner, Optional<ServiceError> error) {
        return Events.exists(invocation.desired(), owner, error);
    }
}
