package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** All requests since the start, and the client tokens that they came with. (The real service forgets after days.) */
final class RequestLedger {
    private final Map<String, ResourceRequest> requests = new LinkedHashMap<>();
    private final Map<String, Claim> claims = new HashMap<>();

    /** Which call a client token was used for first. */
    private record Claim(RepeatableCall call, String requestToken) {}

    /** The request that a client token was used for before, if it was; for another call it must not have been. */
    synchronized Optional<ResourceRequest> claimed(Optional<String> clientToken, RepeatableCall call) {
        Optional<Claim> claim = clientToken.map(claims::get);
        claim.filter(earlier -> !earlier.call().equals(call)).ifPresent(other -> {
            throw new CloudControlException(
                    ErrorCode.ClientTokenConflictException,
                    "Client token %s has already been used in another resource request"
                            .formatted(clientToken.orElseThrow()));
        });
        return claim.map(Claim::requestToken).map(requests::get);
    }

    /**
     * Enters a request, unless its client token has been used for the same call meanwhile: then it gives that request.
     */
    synchronized ResourceRequest enter(ResourceRequest request, Optional<String> clientToken, RepeatableCall call) {
        Optional<ResourceRequest> earlier = claimed(clientToken, call);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        request.identifier().flatMap(this::underWayOn).ifPresent(other -> {
            throw new CloudControlException(
                    ErrorCode.ConcurrentOperationException,
                    "Another resource operation is currently being performed on this resource: %s, RequestToken: %s"
                            .formatted(other.operation(), other.token()));
        });
        requests.put(request.token(), request);
        clientToken.ifPresent(token -> claims.put(token, new Claim(call, request.token())));
        return request;
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
