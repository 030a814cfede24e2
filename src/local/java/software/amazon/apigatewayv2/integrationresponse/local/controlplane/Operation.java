package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations that the local service offers, bound to HTTP as the public service model binds them. */
public enum Operation {
    CREATE_API("CreateApi", "POST", Paths.APIS, 201),
    GET_APIS("GetApis", "GET", Paths.APIS, 200),
    GET_API("GetApi", "GET", Paths.API, 200),
    UPDATE_API("UpdateApi", "PATCH", Paths.API, 200),
    DELETE_API("DeleteApi", "DELETE", Paths.API, 204),
    CREATE_INTEGRATION("CreateIntegration", "POST", Paths.INTEGRATIONS, 201),
    GET_INTEGRATIONS("GetIntegrations", "GET", Paths.INTEGRATIONS, 200),
    GET_INTEGRATION("GetIntegration", "GET", Paths.INTEGRATION, 200),
    UPDATE_INTEGRATION("UpdateIntegration", "PATCH", Paths.INTEGRATION, 200),
    DELETE_INTEGRATION("DeleteIntegration", "DELETE", Paths.INTEGRATION, 204),
    CREATE_INTEGRATION_RESPONSE("CreateIntegrationResponse", "POST", Paths.RESPONSES, 201),
    GET_INTEGRATION_RESPONSES("GetIntegrationResponses", "GET", Paths.RESPONSES, 200),
    GET_INTEGRATION_RESPONSE("GetIntegrationResponse", "GET", Paths.RESPONSE, 200),
    UPDATE_INTEGRATION_RESPONSE("UpdateIntegrationResponse", "PATCH", Paths.RESPONSE, 200),
    DELETE_INTEGRATION_RESPONSE("DeleteIntegrationResponse", "DELETE", Paths.RESPONSE, 204),
    CREATE_ROUTE("CreateRoute", "POST", Paths.ROUTES, 201),
    GET_ROUTES("GetRoutes", "GET", Paths.ROUTES, 200),
    GET_ROUTE("GetRoute", "GET", Paths.ROUTE, 200),
    UPDATE_ROUTE("UpdateRoute", "PATCH", Paths.ROUTE, 200),
    DELETE_ROUTE("DeleteRoute", "DELETE", Paths.ROUTE, 204),
    CREATE_ROUTE_RESPONSE("CreateRouteResponse", "POST", Paths.ROUTE_RESPONSES, 201),
    GET_ROUTE_RESPONSES("GetRouteResponses", "GET", Paths.ROUTE_RESPONSES, 200),
    GET_ROUTE_RESPONSE("GetRouteResponse", "GET", Paths.ROUTE_RESPONSE, 200),
    UPDATE_ROUTE_RESPONSE("UpdateRouteResponse", "PATCH", Paths.ROUTE_RESPONSE, 200),
    DELETE_ROUTE_RESPONSE("DeleteRouteResponse", "DELETE", Paths.ROUTE_RESPONSE, 204),
    CREATE_STAGE("CreateStage", "POST", Paths.STAGES, 201),
    GET_STAGES("GetStages", "GET", Paths.STAGES, 200),
    GET_STAGE("GetStage", "GET", Paths.STAGE, 200),
    UPDATE_STAGE("UpdateStage", "PATCH", Paths.STAGE, 200),
    DELETE_STAGE("DeleteStage", "DELETE", Paths.STAGE, 204),
    CREATE_DEPLOYMENT("CreateDeployment", "POST", Paths.DEPLOYMENTS, 201),
    GET_DEPLOYMENTS("GetDeployments", "GET", Paths.DEPLOYMENTS, 200),
    GET_DEPLOYMENT("GetDeployment", "GET", Paths.DEPLOYMENT, 200),
    UPDATE_DEPLOYMENT("UpdateDeployment", "PATCH", Paths.DEPLOYMENT, 200),
    DELETE_DEPLOYMENT("DeleteDeployment", "DELETE", Paths.DEPLOYMENT, 204);

    private final String operationName;
    private final String method;
    private final List<String> path;
    private final int successStatus;

    Operation(String operationName, String method, String path, int successStatus) {
        this.operationName = operationName;
        this.method = method;
        this.path = Arrays.asList(path.split("/", -1));
        this.successStatus = successStatus;
    }

    /** The name in the service model, such as {@code CreateIntegrationResponse}. */
    public String operationName() {
        return operationName;
    }

    /** The operation of that name in the service model, or nothing where the local service has none. */
    public static Optional<Operation> named(String operationName) {
        return Arrays.stream(values())
                .filter(operation -> operation.operationName.equals(operationName))
                .findFirst();
    }

    int successStatus() {
        return successStatus;
    }

    boolean mutates() {
        return !method.equals("GET");
    }

    /**
     * The path labels of a request for this operation, or nothing where the request is for another one.
     *
     * @param segments the segments of the raw path, each decoded by itself: an encoded slash never makes a new segment
     */
    Optional<Map<String, String>> labels(String requestMethod, List<String> segments) {
        if (!method.equals(requestMethod) || path.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> labels = new LinkedHashMap<>();
        for (int i = 0; i < path.size(); i++) {
            String expected = path.get(i);
            String segment = segments.get(i);
            if (expected.startsWith("{") && !segment.isEmpty()) {
                labels.put(expected.substring(1, expected.length() - 1), segment);
            } else if (!expected.equals(segment)) {
                return Optional.empty();
            }
        }
        return Optional.of(labels);
    }

    private static final class Paths {
        static final String APIS = "/v2/apis";
        static final String API = APIS + "/{apiId}";
        static final String INTEGRATIONS = API + "/integrations";
        static final String INTEGRATION = INTEGRATIONS + "/{integrationId}";
        static final String RESPONSES = INTEGRATION + "/integrationresponses";
        static final String RESPONSE = RESPONSES + "/{integrationResponseId}";
        static final String ROUTES = API + "/routes";
        static final String ROUTE = ROUTES + "/{routeId}";
        static final String ROUTE_RESPONSES = ROUTE + "/routeresponses";
        static final String ROUTE_RESPONSE = ROUTE_RESPONSES + "/{routeResponseId}";
        static final String STAGES = API + "/stages";
        static final String STAGE = STAGES + "/{stageName}";
        static final String DEPLOYMENTS = API + "/deployments";
        static final String DEPLOYMENT = DEPLOYMENTS + "/{deploymentId}";
    }
}
