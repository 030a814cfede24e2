package software.amazon.apigatewayv2.integrationresponse;

import java.util.Optional;
import lombok.RequiredArgsConstructor;
import software.amazon.apigatewayv2.integrationresponse.retry.CallKind;
import software.amazon.apigatewayv2.integrationresponse.retry.Reply.Stop;
import software.amazon.apigatewayv2.integrationresponse.service.ErrorKind;
import software.amazon.apigatewayv2.integrationresponse.service.ServiceError;
import software.amazon.apigatewayv2.integrationresponse.state.Held;
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
        CallKind call = invocation.mayHaveHappened() ? CallKind.CREATE_AGAIN : CallKind.CREATE;
        return invocation
                .ask(call, service -> service.create(invocation.integration(), desired))
                .fold(
                        created -> new End(
                                created.isWithDefaults(desired)
                                        ? Events.holding(created)
                                        : Events.createdOtherwise(desired, created)),
                        this::afterStop);
    }

    private Step afterStop(Stop stop) {
        return switch (stop.reaction()) {
            case ALREADY_EXISTS -> new End(exists(stop.error(), owner()));
            case ALREADY_EXISTS_OR_RETRY_BRIEFLY -> unexplained(stop);
            case LOOK_THEN_CREATE ->
                invocation
                        .conversation()
                        .waitAfter(stop.error(), stop.reaction())
                        .map(this::ended)
                        .orElseGet(() -> new Look(Optional.empty()));
            case LOOK_THEN_FAIL -> new Look(Optional.of(stop));
            default -> ended(stop);
        };
    }

    /** The service named a conflict that may be the key's: whoever has it is looked for at first and at the end. */
    private Step unexplained(Stop stop) {
        boolean first = invocation.conversation().conflict().count() == 0;
        Optional<Held> owner = first ? owner() : Optional.empty();
        if (owner.isPresent()) {
            return new End(exists(stop.error(), owner));
        }
        Optional<Stop> ended = invocation.conversation().waitAfter(stop.error(), stop.reaction());
        return ended.isEmpty() ? new Call() : unexplainedToTheEnd(ended.get());
    }

    private Step unexplainedToTheEnd(Stop ended) {
        Optional<Held> owner = ended.kind() == Stop.Kind.GIVEN_UP ? owner() : Optional.empty();
        return owner.isPresent() ? new End(exists(ended.error(), owner)) : ended(ended);
    }

    private Optional<Held> owner() {
        return KeySearch.forDesiredKey(invocation, CallKind.EXPLAIN).fold(found -> found, stop -> Optional.empty());
    }

    private Step look(Look look) {
        return KeySearch.forDesiredKey(invocation, CallKind.READ)
                .fold(
                        found -> found.<Step>map(held -> new End(oursOrAnothers(held)))
                                .orElseGet(() ->
                                        look.refusal.<Step>map(this::refused).orElseGet(Call::new)),
                        this::notSeen);
    }

    /** Where there is no integration, there is nothing in it; anything else leaves it open whether there is. */
    private Step notSeen(Stop stop) {
        if (stop.kind() == Stop.Kind.CALL_BACK) {
            return ended(stop);
        }
        return stop.error().kind() == ErrorKind.NOT_FOUND
                ? refused(stop)
                : new End(Events.mayExist(
                        invocation.desired(), invocation.stopped(stop).getMessage()));
    }

    /** An identical integration response of somebody else's cannot be told apart from our own. */
    private ProgressEvent<ResourceModel, CallbackContext> oursOrAnothers(Held found) {
        IntegrationResponse desired = invocation.desiredState();
        if (found.is(desired)) {
            return Events.holding(found);
        }
        return found.isWithDefaults(desired)
                ? Events.mayBe(invocation.desired(), found)
                : Events.exists(invocation.desired(), Optional.of(found.identifier()), Optional.empty());
    }

    /** While an outcome is unknown, no code may end the operation that the platform restarts. */
    private Step ended(Stop stop) {
        return switch (stop.kind()) {
            case CALL_BACK -> new End(invocation.stopped(stop));
            case GIVEN_UP ->
                new End(
                        invocation.mayHaveHappened()
                                ? Events.mayExist(
                                        invocation.desired(),
                                        invocation.stopped(stop).getMessage())
                                : invocation.stopped(stop));
            case REACT -> refused(stop);
        };
    }

    private Step refused(Stop stop) {
        return new End(
                invocation.conversation().effort().unanswered()
                        ? Events.mayStillAppear(invocation.desired(), stop.error())
                        : invocation.stopped(stop));
    }

    private ProgressEvent<ResourceModel, CallbackContext> exists(ServiceError error, Optional<Held> owner) {
        return Events.exists(invocation.desired(), owner.map(Held::identifier), Optional.of(error));
    }

    /** What a create does next. */
    private sealed interface Step {}

    /** Makes the call. */
    private record Call() implements Step {}

    /**
     * Looks for the key.
     *
     * @param refusal what the operation ends with if nothing has the key; empty to create then
     */
    private record Look(Optional<Stop> refusal) implements Step {}

    /** Answers. */
    private record End(ProgressEvent<ResourceModel, CallbackContext> event) implements Step {}
}
