package software.amazon.apigatewayv2.integrationresponse;

import java.util.Optional;
import software.amazon.apigatewayv2.integrationresponse.retry.CallFailure;
import software.amazon.apigatewayv2.integrationresponse.retry.CallKind;
import software.amazon.apigatewayv2.integrationresponse.retry.Reaction;
import software.amazon.apigatewayv2.integrationresponse.retry.RetryingCaller;
import software.amazon.apigatewayv2.integrationresponse.service.ErrorKind;
import software.amazon.apigatewayv2.integrationresponse.service.ServiceException;
import software.amazon.apigatewayv2.integrationresponse.state.ActualResource;
import software.amazon.apigatewayv2.integrationresponse.state.IntegrationResponse;
import software.amazon.cloudformation.proxy.ProgressEvent;

/**
 * One invocation of a create. It makes a create call only while it is known that none before it may have happened, or
 * after a look for the key that found nothing. Each method is a step; the retry policy bounds how many.
 */
record Creation(Invocation invocation) {
    /** Creates, or finds what an earlier call of this operation created. */
    ProgressEvent<ResourceModel, CallbackContext> event() {
        return invocation.mayHaveHappened() ? look(Optional.empty(), Optional.empty()) : create();
    }

    private ProgressEvent<ResourceModel, CallbackContext> create() {
        IntegrationResponse desired = invocation.desiredState();
        CallKind kind = invocation.mayHaveHappened() ? CallKind.CREATE_AGAIN : CallKind.CREATE;
        return invocation
                .caller()
                .call(kind, service -> service.create(invocation.identifier().integration(), desired))
                .fold(
                        created -> created.isWithDefaults(desired)
                                ? Events.succeeded(created)
                                : Events.createdOtherwise(desired, created),
                        this::react);
    }

    private ProgressEvent<ResourceModel, CallbackContext> react(CallFailure failure) {
        RetryingCaller caller = invocation.caller();
        boolean firstConflict = caller.attempts().conflicts().waitedMillis() == 0;
        Optional<ServiceException> cause = Optional.of(failure.error());
        return switch (failure.reaction()) {
            case KEY_EXISTS -> Events.exists(invocation.desired(), KeySearch.owner(invocation), cause);
            case KEY_MAY_EXIST -> {
                // The words are unknown: looks who has the key after the first such conflict, and at the end.
                Optional<CallFailure> end = caller.waitAfter(failure);
                Optional<ActualResource> owner =
                        firstConflict || isGivenUp(end) ? KeySearch.owner(invocation) : Optional.empty();
                yield owner.isPresent()
                        ? Events.exists(invocation.desired(), owner, cause)
                        : end.map(this::end).orElseGet(this::create);
            }
            case LOOK -> {
                Optional<CallFailure> end = caller.waitAfter(failure);
                yield end.isEmpty() || isGivenUp(end) ? look(cause, end) : end(end.get());
            }
            case LOOK_THEN_FAIL -> look(cause, Optional.of(failure));
            default -> end(failure);
        };
    }

    private static boolean isGivenUp(Optional<CallFailure> end) {
        return end.filter(failure -> failure.reaction() == Reaction.GIVE_UP).isPresent();
    }

    /** Looks for the key, because of {@code cause} if given; if nothing has it, ends with {@code end} or creates. */
    private ProgressEvent<ResourceModel, CallbackContext> look(
            Optional<ServiceException> cause, Optional<CallFailure> end) {
        return KeySearch.forDesiredKey(invocation, CallKind.READ)
                .fold(
                        found -> found.isPresent()
                                ? oursOrAnothers(found.get(), cause)
                                : end.map(this::end).orElseGet(this::create),
                        failure -> notLooked(failure, cause));
    }

    /** The look failed. After a 404 nothing was created, for there is no integration; otherwise it may have been. */
    private ProgressEvent<ResourceModel, CallbackContext> notLooked(
            CallFailure failure, Optional<ServiceException> cause) {
        if (failure.reaction() == Reaction.CALL_BACK || failure.error().kind() == ErrorKind.NOT_FOUND) {
            return end(failure);
        }
        String reason = invocation.failedOrInProgress(failure).getMessage();
        return Events.mayExist(
                invocation.desired(), cause.map(error -> error.text() + "; ").orElse("") + reason);
    }

    /** An identical integration response created by someone else cannot be told apart from our own. */
    private ProgressEvent<ResourceModel, CallbackContext> oursOrAnothers(
            ActualResource found, Optional<ServiceException> cause) {
        IntegrationResponse desired = invocation.desiredState();
        if (desired.differencesOf(found.state()).isEmpty()) {
            return Events.succeeded(found);
        }
        return found.isWithDefaults(desired)
                ? Events.mayExistWithDefaults(invocation.desired(), found, cause)
                : Events.exists(invocation.desired(), Optional.of(found), cause);
    }

    /** While an outcome is unknown, the operation must not end with a code after which CloudFormation restarts it. */
    private ProgressEvent<ResourceModel, CallbackContext> end(CallFailure failure) {
        ProgressEvent<ResourceModel, CallbackContext> event = invocation.failedOrInProgress(failure);
        return switch (failure.reaction()) {
            case CALL_BACK -> event;
            case GIVE_UP ->
                invocation.mayHaveHappened() ? Events.mayExist(invocation.desired(), event.getMessage()) : event;
            default ->
                invocation.caller().attempts().unanswered()
                        ? Events.mayStillAppear(invocation.desired(), failure.error())
                        : event;
        };
    }
}
