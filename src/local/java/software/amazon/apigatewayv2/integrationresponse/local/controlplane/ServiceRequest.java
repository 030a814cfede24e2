package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request for an operation; its identifiers are those in the path, the API's first. */
record ServiceRequest(Operation operation, List<String> identifiers, Map<String, String> query, byte[] body) {
    /** Returns the API that this request changes, if that exists already. */
    Optional<String> mutatedApi() {
        return identifiers.stream().findFirst().filter(api -> operation.mutates());
    }
}
