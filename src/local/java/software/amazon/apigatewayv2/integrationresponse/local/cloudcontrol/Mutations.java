package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol.ResourceRequest.Operation;
import software.amazon.cloudformation.Action;

/** The operations that respond at once and run afterwards: CreateResource, UpdateResource, DeleteResource. */
@RequiredArgsConstructor
final class Mutations {
    private final ResourceType type;
    private final Resources resources;
    private final RequestLedger ledger;
    private final RequestRunner runner;

    ObjectNode create(Input input) {
        resources.registered(input);
        ObjectNode desired = input.desiredState();
        return once(Operation.CREATE, input, Optional.empty(), token -> {
            type.validate(desired);
            return HandlerCall.of(token, Action.CREATE, desired);
        });
    }

    ObjectNode update(Input input) {
        resources.registered(input);
        String identifier = input.identifier();
        ResourcePatch patch = new ResourcePatch(input.patchDocument());
        return once(Operation.UPDATE, input, type.identifier(type.identified(identifier)), token -> {
            ObjectNode current = resources.read(identifier);
            return HandlerCall.of(token, Action.UPDATE, patch.applyTo(current, type))
                    .withPrevious(Optional.of(current));
        });
    }

    ObjectNode delete(Input input) {
        resources.registered(input);
        ObjectNode identified = type.identified(input.identifier());
        return once(
                Operation.DELETE,
                input,
                type.identifier(identified),
                token -> HandlerCall.of(token, Action.DELETE, identified));
    }

    /**
     * Starts a request, or returns the one that its client token started. The request is in the ledger before it is
     * prepared: of two updates at once, the second must not read what the first is changing.
     */
    private ObjectNode once(
            Operation operation, Input input, Optional<String> identifier, Function<String, HandlerCall> preparation) {
        ResourceRequest begun =
                ResourceRequest.begun(UUID.randomUUID().toString(), type.name(), operation, identifier, Instant.now());
        ResourceRequest entered = ledger.enter(begun, input.clientToken(), input.content());
        if (entered.equals(begun)) {
            try {
                runner.start(preparation.apply(begun.token()));
            } catch (CloudControlException e) {
                ledger.withdraw(begun.token());
                throw e;
            }
        }
        return Requests.output(entered);
    }
}
