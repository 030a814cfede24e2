package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request for one of the service's operations, taken apart.
 *
 * @param identifiers the identifiers in the path, the API's first
 */
record ServiceRequest(Operation operation, List<String> identifiers, Map<String, String> query, byte[] body) {

    /** The API that this request changes, if it changes one that exists. */
    Optional<String> mutatedApi() {
        return identifiers.stream().findFirst().filter(api -> operation.mutates());
    }
}
