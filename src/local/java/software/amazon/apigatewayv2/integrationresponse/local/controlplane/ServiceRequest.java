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

    /** Where the documents are that a request for routes, route responses, stages or deployments is about. */
    DocumentPlace place(DocumentKind kind) {
        return kind == DocumentKind.ROUTE_RESPONSE
                ? DocumentPlace.responsesOf(labels.get(DocumentKind.ROUTE.idMember()))
                : DocumentPlace.of(kind);
    }

    /** The identifier of the document of that kind. */
    String documentId(DocumentKind kind) {
        return labels.get(kind.idMember());
    }

    /** The API that this request changes, if it changes one that exists. */
    Optional<String> mutatedApi() {
        return Optional.ofNullable(apiId()).filter(id -> operation.mutates());
    }
}
