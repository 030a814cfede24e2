package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol.ResourceRequest.Operation;
import software.amazon.cloudformation.Action;

/** The operations that are answered at once and carried out afterwards: CreateResource, UpdateResource, DeleteResource. */
final class Mutations {
    private final ResourceType type;
    private final Resources resources;
    private final RequestLedger ledger;
    private final RequestRunner runner;
    private final Clock clock;

    Mutations(ResourceType type, Resources resources, RequestLedger ledger, RequestRunner runner, Clock clock) {
        this.type = type;
        this.resources = resources;
        this.ledger = ledger;
        this.runner = runner;
        this.clock = clock;
    }

    ObjectNode create(Input input) {
        resources.registered(input);
        ObjectNode desired = input.desiredState();
        return once(Operation.CREATE, input, Optional.empty(), () -> {
            type.validate(desired);
            return HandlerCall.of(token(), Action.CREATE, desired);
        });
    }

    ObjectNode update(Input input) {
        resources.registered(input);
        String identifier = input.identifier();
        ResourcePatch patch = new ResourcePatch(input.patchDocument());
        return once(Operation.UPDATE, input, type.identifier(type.identified(identifier)), () -> {
            ObjectNode current = resources.read(identifier);
            return HandlerCall.of(token(), Action.UPDATE, patch.applyTo(current, type))
                    .withPrevious(current);
        });
    }

    ObjectNode delete(Input input) {
        resources.registered(input);
        ObjectNode identified = type.identified(input.identifier());
        return once(
                Operation.DELETE,
                input,
                type.identifier(identified),
                () -> HandlerCall.of(token(), Action.DELETE, identified));
    }

    /** Starts a request; for a client token that was used before, shows what has become of the request it started. */
    private ObjectNode once(
            Operation operation, Input input, Optional<String> identifier, Supplier<HandlerCall> preparation) {
        Optional<String> clientToken = input.clientToken();
        RepeatableCall call = RepeatableCall.of(operation, input);
        ResourceRequest request = ledger.claimed(clientToken, call).orElseGet(() -> {
            HandlerCall prepared = preparation.get();
            ResourceRequest begun =
                    ResourceRequest.begun(prepared.token(), type.name(), operation, identifier, clock.instant());
            ResourceRequest entered = ledger.enter(begun, clientToken, call);
            if (entered.equals(begun)) {
                runner.start(prepared);
            }
            return entered;
        });
        return Requests.output(request);
    }

    private static String token() {
        return UUID.randomUUID().toString();
    }
}
