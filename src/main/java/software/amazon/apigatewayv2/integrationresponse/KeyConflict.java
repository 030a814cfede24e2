package software.amazon.apigatewayv2.integrationresponse;

import java.util.Optional;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import software.amazon.apigatewayv2.integrationresponse.retry.CallKind;
import software.amazon.apigatewayv2.integrationresponse.retry.Conflicts;
import software.amazon.apigatewayv2.integrationresponse.retry.Reply.Stop;
import software.amazon.apigatewayv2.integrationresponse.service.ErrorKind;
import software.amazon.apigatewayv2.integrationresponse.state.Held;
import software.amazon.apigatewayv2.integrationresponse.state.Identifier;
import software.amazon.cloudformation.proxy.ProgressEvent;

/**
 * An update met a conflict that may be about its key. The updates of one stack run side by side, so whoever has the key may
 * be giving it up: the update waits for that. Who has it is looked for at first and at the end.
 */
@RequiredArgsConstructor
final class KeyConflict {

    private final Invocation invocation;
    private final Stop conflict;

    /** Goes on with the update if it is to be tried again in this invocation; else says how the invocation ends. */
    ProgressEvent<ResourceModel, CallbackContext> endOr(
            Supplier<ProgressEvent<ResourceModel, CallbackContext>> update) {
        Conflicts before = invocation.conversation().conflict();
        boolean keyIsAnothers = before.count() == 0 ? owner().isAnother() : before.keyIsAnothers();
        Optional<Stop> end = keyIsAnothers
                ? Optional.of(invocation.conversation().waitForKey(conflict.error()))
                : invocation.conversation().waitAfter(conflict.error(), conflict.reaction());
        return end.map(this::ended).orElseGet(update);
    }

    private ProgressEvent<ResourceModel, CallbackContext> ended(Stop stop) {
        Owner owner = stop.kind() == Stop.Kind.GIVEN_UP ? owner() : new Owner(Optional.empty(), false);
        return owner.isAnother()
                ? Events.keyIsAnothers(invocation.desired(), conflict.error(), owner.identifier())
                : invocation.stopped(stop);
    }

    /** Where nobody can look, the service's word that the key exists is taken. */
    private Owner owner() {
        return KeySearch.forDesiredKey(invocation, CallKind.EXPLAIN)
                .fold(
                        found -> {
                            Optional<Identifier> other = found.map(Held::identifier)
                                    .filter(identifier -> !identifier.equals(invocation.identifier()));
                            return new Owner(other, other.isPresent());
                        },
                        stop -> new Owner(Optional.empty(), conflict.error().kind() == ErrorKind.ALREADY_EXISTS));
    }

    /**
     * Who has the key.
     *
     * @param isAnother whether it is an integration response other than the one that is updated
     */
    private record Owner(Optional<Identifier> identifier, boolean isAnother) {}
}
