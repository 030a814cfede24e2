package software.amazon.apigatewayv2.integrationresponse;

import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import software.amazon.apigatewayv2.integrationresponse.retry.Reply.Stop;
import software.amazon.apigatewayv2.integrationresponse.state.Held;
import software.amazon.cloudformation.proxy.ProgressEvent;

/** A create of which it is not known whether it happened: finds out by its key. */
@RequiredArgsConstructor
final class LostCreate {

    private final Invocation invocation;
    private final Supplier<ProgressEvent<ResourceModel, CallbackContext>> createAgain;

    /** Looks for the key: what was asked is ours, where nothing is it is created again, anything else is not ours. */
    ProgressEvent<ResourceModel, CallbackContext> findOut() {
        return KeySearch.forDesiredKey(invocation)
                .fold(found -> found.map(this::oursOrAnothers).orElseGet(createAgain), this::goOn);
    }

    /** Goes on after a call without an answer. It must not end with a code that the platform retries from the start. */
    ProgressEvent<ResourceModel, CallbackContext> goOn(Stop stop) {
        return switch (stop.kind()) {
            case UNRESOLVED -> findOut();
            case CALL_BACK -> invocation.stopped(stop);
            case REFUSED, GIVEN_UP ->
                Events.mayExist(invocation.desired(), invocation.stopped(stop).getMessage());
        };
    }

    /** An identical twin of somebody else's cannot be told apart from our own. */
    private ProgressEvent<ResourceModel, CallbackContext> oursOrAnothers(Held found) {
        return found.is(invocation.desiredState()) ? Events.holding(found) : Events.exists(invocation.desired());
    }
}
