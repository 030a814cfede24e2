package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import java.util.Map;
import java.util.Optional;

/** A request for one of the service's operations, taken apart. */
record ServiceRequest(Operation operation, Map<String, String> labels, Map<String, String> query, byte[] body) {

    String apiId() {
        return labels.get("apiId");
    }

    String integrationId() {
        return labels.get("integrationId");
    }

    String integrationResponseId() {
        return labels.get("integrationResponseId");
    }

    /** The API that this request changes, if it changes one that exists. */
    Optional<String> mutatedApi() {
        return Optional.ofNullable(apiId()).filter(id -> operation.mutates());
    }
}
