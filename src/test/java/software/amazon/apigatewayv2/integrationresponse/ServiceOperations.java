package software.amazon.apigatewayv2.integrationresponse;

import software.amazon.cloudformation.Action;

/** The names that the service model gives the operations which the handlers call. */
final class ServiceOperations {

    static final String CREATE = "CreateIntegrationResponse";
    static final String GET = "GetIntegrationResponse";
    static final String UPDATE = "UpdateIntegrationResponse";
    static final String DELETE = "DeleteIntegrationResponse";
    static final String LIST = "GetIntegrationResponses";

    private ServiceOperations() {}

    /** What a handler calls to do what it is asked, whatever else it calls on the way. */
    static String of(Action action) {
        return switch (action) {
            case CREATE -> CREATE;
            case READ -> GET;
            case UPDATE -> UPDATE;
            case DELETE -> DELETE;
            case LIST -> LIST;
        };
    }
}
