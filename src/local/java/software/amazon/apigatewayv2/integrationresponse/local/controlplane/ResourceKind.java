package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The kinds of resources that the service holds, with their names and paths in the public service model. */
enum ResourceKind {
    API("Api", "apiId", Optional.empty()),
    INTEGRATION("Integration", "integrationId", Optional.of(API)),
    INTEGRATION_RESPONSE("IntegrationResponse", "integrationResponseId", Optional.of(INTEGRATION)),
    ROUTE("Route", "routeId", Optional.of(API)),
    ROUTE_RESPONSE("RouteResponse", "routeResponseId", Optional.of(ROUTE)),
    STAGE("Stage", "stageName", Optional.of(API)),
    DEPLOYMENT("Deployment", "deploymentId", Optional.of(API));

    private final String typeName;
    private final String idMember;
    private final Optional<ResourceKind> parent;
    private final Pattern collectionPath;
    private final Pattern itemPath;

    ResourceKind(String typeName, String idMember, Optional<ResourceKind> parent) {
        this.typeName = typeName;
        this.idMember = idMember;
        this.parent = parent;
        String above = parent.map(kind -> kind.itemPath.pattern()).orElse("/v2");
        this.collectionPath = Pattern.compile(above + "/" + typeName.toLowerCase(Locale.ROOT) + "s");
        this.itemPath = Pattern.compile(collectionPath.pattern() + "/([^/]+)");
    }

    String typeName() {
        return typeName;
    }

    String idMember() {
        return idMember;
    }

    /** Returns the member that is unique among siblings, if there is one. */
    Optional<String> keyMember() {
        return switch (this) {
            case INTEGRATION_RESPONSE -> Optional.of("integrationResponseKey");
            case ROUTE -> Optional.of("routeKey");
            case ROUTE_RESPONSE -> Optional.of("routeResponseKey");
            case API, INTEGRATION, STAGE, DEPLOYMENT -> Optional.empty();
        };
    }

    Optional<ResourceKind> parent() {
        return parent;
    }

    /** Returns the index of the identifier in a path: 0 for an API. */
    int depth() {
        return parent.map(kind -> kind.depth() + 1).orElse(0);
    }

    /** Matches the raw path of the list: its groups stay encoded, so that an encoded slash makes no new segment. */
    Pattern collectionPath() {
        return collectionPath;
    }

    Pattern itemPath() {
        return itemPath;
    }
}
