package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

/** What an API has beside its integrations, each kind held as the JSON documents that its operations take and give. */
enum DocumentKind {
    ROUTE("Route", "routeId", "routeKey"),
    ROUTE_RESPONSE("RouteResponse", "routeResponseId", "routeResponseKey"),
    STAGE("Stage", "stageName", "stageName"),
    DEPLOYMENT("Deployment", "deploymentId", "deploymentId");

    private final String typeName;
    private final String idMember;
    private final String keyMember;

    DocumentKind(String typeName, String idMember, String keyMember) {
        this.typeName = typeName;
        this.idMember = idMember;
        this.keyMember = keyMember;
    }

    /** The name in the service model. */
    String typeName() {
        return typeName;
    }

    /** The member, and the path label, that holds the identifier. */
    String idMember() {
        return idMember;
    }

    /** The member in which no two of the same place agree. */
    String keyMember() {
        return keyMember;
    }

    /** Whether clients give the identifier, which is then the key. */
    boolean namedByClient() {
        return this == STAGE;
    }

    /** Whether clients have to give a key. */
    boolean hasKey() {
        return this != DEPLOYMENT;
    }
}
