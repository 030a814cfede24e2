package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol.ResourceRequest.Operation;

/** All requests since the start, and the client tokens that they came with. (The real service forgets after days.) */
final class RequestLedger {
    private final Map<String, ResourceRequest> requests = new LinkedHashMap<>();
    private final Map<String, Claim> claims = new HashMap<>();

    /** The call for which a client token was used first. */
    private record Claim(Operation operation, ObjectNode content, String requestToken) {}

    /**
     * Enters a request, or returns the earlier one if its client token was used for the same call. Throws a
     * CloudControlException if the token was used for another call, or another request changes the resource.
     */
    synchronized ResourceRequest enter(ResourceRequest request, Optional<String> clientToken, ObjectNode content) {
        Optional<Claim> earlier = clientToken.map(claims::get);
        if (earlier.isPresent()) {
            Claim claim = earlier.get();
            if (claim.operation() != request.operation() || !claim.content().equals(content)) {
                throw new CloudControlException(
                        ErrorCode.ClientTokenConflictException,
                        "Client token %s has already been used in another resource request"
                                .formatted(clientToken.orElseThrow()));
            }
            return find(claim.requestToken());
        }
        request.identifier().flatMap(this::underWayOn).ifPresent(other -> {
            throw new CloudControlException(
                    ErrorCode.ConcurrentOperationException,
                    "Another resource operation is currently being performed on this resource: %s, RequestToken: %s"
                            .formatted(other.operation(), other.token()));
        });
        requests.put(request.token(), request);
        clientToken.ifPresent(token -> claims.put(token, new Claim(request.operation(), content, request.token())));
        return request;
    }

    /** Forgets a request that was refused. */
    synchronized void withdraw(String requestToken) {
        requests.remove(requestToken);
        claims.values().removeIf(claim -> claim.requestToken().equals(requestToken));
    }

    synchronized ResourceRequest find(String requestToken) {
        return Optional.ofNullable(requests.get(requestToken))
                .orElseThrow(() -> new CloudControlException(
                        ErrorCode.RequestTokenNotFoundException,
                        "Request with token %s was not found".formatted(requestToken)));
    }

    synchronized ResourceRequest change(String requestToken, UnaryOperator<ResourceRequest> change) {
        ResourceRequest changed = change.apply(find(requestToken));
        requests.put(requestToken, changed);
        return changed;
    }

    synchronized List<ResourceRequest> newestFirst() {
        List<ResourceRequest> all = new ArrayList<>(requests.values());
        Collections.reverse(all);
        return all;
    }

    private Optional<ResourceRequest> underWayOn(String identifier) {
        return requests.values().stream()
                .filter(request -> !request.isOver())
                .filter(request ->
                        request.identifier().filter(identifier::equals).isPresent())
                .findFirst();
    }
}
