package software.amazon.apigatewayv2.integrationresponse;

import java.util.Optional;
import lombok.RequiredArgsConstructor;
import software.amazon.apigatewayv2.integrationresponse.retry.CallFailure;
import software.amazon.apigatewayv2.integrationresponse.retry.CallKind;
import software.amazon.apigatewayv2.integrationresponse.service.ErrorKind;
import software.amazon.apigatewayv2.integrationresponse.service.ServiceError;
import software.amazon.apigatewayv2.integrationresponse.state.ActualResource;
import software.amazon.apigatewayv2.integrationresponse.state.IntegrationResponse;
import software.amazon.cloudformation.proxy.ProgressEvent;

/**
 * One invocation of a create: it goes from step to step until there is an event. A create call is made only while it is
 * known that none before it may have happened, or after a look for the key that found nothing.
 */
@RequiredArgsConstructor
final class Creation {

    private final Invocation invocation;

    /** Creates, or finds what an earlier call of this operation created. */
    ProgressEvent<ResourceModel, CallbackContext> event() {
        Step step = invocation.mayHaveHappened() ? new Look(Optional.empty()) : new Call();
        while (!(step instanceof End)) {
            step = step instanceof Look look ? look(look) : call();
        }
        return ((End) step).event;
    }

    private Step call() {
        IntegrationResponse desired = invocation.desiredState();
        CallKind kind = invocation.mayHaveHappened() ? CallKind.CREATE_AGAIN : CallKind.CREATE;
        return invocation
                .call(kind, service -> service.create(invocation.integration(), desired))
                .fold(
                        created -> new End(
                                created.isWithDefaults(desired)
                                        ? Events.succeeded(created)
                                        : Events.createdOtherwise(desired, created)),
                        failure -> failure instanceof CallFailure.NotRetried notRetried
                                ? react(notRetried)
                                : end(failure));
    }

    private Step react(CallFailure.NotRetried failure) {
        return switch (failure.reaction()) {
            case ALREADY_EXISTS -> new End(exists(failure.error(), owner()));
            case ALREADY_EXISTS_OR_RETRY_BRIEFLY -> unexplained(failure);
            case LOOK_THEN_CREATE ->
                invocation
                        .retryingCaller()
                        .waitAfter(failure)
                        .map(this::lookOnceMore)
                        .orElse(new Look(Optional.empty()));
            case LOOK_THEN_FAIL -> new Look(Optional.of(failure));
            default -> end(failure);
        };
    }

    /** A conflict in unknown words may be about the key: who has it is looked for once in each invocation and at the end. */
    private Step unexplained(CallFailure.NotRetried failure) {
        Optional<ActualResource> owner = invocation.retryingCaller().isFirstConflict() ? owner() : Optional.empty();
        if (owner.isPresent()) {
            return new End(exists(failure.error(), owner));
        }
        Optional<CallFailure> end = invocation.retryingCaller().waitAfter(failure);
        owner = end.filter(CallFailure.RetriesExhausted.class::isInstance).flatMap(givenUp -> owner());
        if (owner.isPresent()) {
            return new End(exists(failure.error(), owner));
        }
        return end.map(this::end).orElseGet(Call::new);
    }

    private Optional<ActualResource> owner() {
        return KeySearch.forDesiredKey(invocation, CallKind.EXPLAIN).fold(found -> found, failure -> Optional.empty());
    }

    /** The retry policy is spent, but what an earlier call made may be there by now. */
    private Step lookOnceMore(CallFailure failure) {
        return failure instanceof CallFailure.RetriesExhausted ? new Look(Optional.of(failure)) : end(failure);
    }

    private Step look(Look look) {
        return KeySearch.forDesiredKey(invocation, CallKind.READ)
                .fold(
                        found -> found.<Step>map(actual -> new End(oursOrAnothers(actual)))
                                .orElseGet(() -> look.end.map(this::end).orElseGet(Call::new)),
                        failure -> unseen(look, failure));
    }

    /** Where there is no integration, there is nothing in it; anything else leaves it open whether there is. */
    private Step unseen(Look look, CallFailure failure) {
        if (failure instanceof CallFailure.CallBack || failure.error().kind() == ErrorKind.NOT_FOUND) {
            return end(failure);
        }
        String reason = invocation.failedOrInProgress(failure).getMessage();
        return mayExist(look.end.map(before -> before.error().text() + "; ").orElse("") + reason);
    }

    /** An identical integration response of somebody else's cannot be told apart from our own. */
    private ProgressEvent<ResourceModel, CallbackContext> oursOrAnothers(ActualResource found) {
        IntegrationResponse desired = invocation.desiredState();
        if (found.is(desired)) {
            return Events.succeeded(found);
        }
        return found.isWithDefaults(desired)
                ? Events.mayBe(invocation.desired(), found)
                : Events.exists(invocation.desired(), Optional.of(found.identifier()), Optional.empty());
    }

    /** While an outcome is unknown, no code may end the operation that the platform restarts. */
    private Step end(CallFailure failure) {
        if (failure instanceof CallFailure.RetriesExhausted && invocation.mayHaveHappened()) {
            return mayExist(invocation.failedOrInProgress(failure).getMessage());
        }
        boolean mayStillAppear = failure instanceof CallFailure.NotRetried
                && invocation.retryingCaller().attempts().unanswered();
        return new End(
                mayStillAppear
                        ? Events.mayStillAppear(invocation.desired(), failure.error())
                        : invocation.failedOrInProgress(failure));
    }

    private Step mayExist(String reason) {
        return new End(Events.mayExist(invocation.desired(), reason));
    }

    private ProgressEvent<ResourceModel, CallbackContext> exists(ServiceError error, Optional<ActualResource> owner) {
        return Events.exists(invocation.desired(), owner.map(ActualResource::identifier), Optional.of(error));
    }

    /** What a create does next. */
    private sealed interface Step {}

    /** Makes the call. */
    private record Call() implements Step {}

    /**
     * Looks for the key.
     *
     * @param end how the operation ends if nothing has the key; empty to create then
     */
    private record Look(Optional<CallFailure> end) implements Step {}

    /** Answers. */
    private record End(ProgressEvent<ResourceModel, CallbackContext> event) implements Step {}
}
