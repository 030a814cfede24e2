package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import java.util.Optional;

/**
 * Where documents of one kind are within an API.
 *
 * @param routeId for route responses, the route that they belong to
 */
record DocumentPlace(DocumentKind kind, Optional<String> routeId) {

    static DocumentPlace of(DocumentKind kind) {
        return new DocumentPlace(kind, Optional.empty());
    }

    static DocumentPlace responsesOf(String routeId) {
        return new DocumentPlace(DocumentKind.ROUTE_RESPONSE, Optional.of(routeId));
    }
}
