package software.amazon.apigatewayv2.integrationresponse;

/** The names that the service model gives the operations which the handlers call. */
final class ServiceOperations {

    static final String CREATE = "CreateIntegrationResponse";
    static final String GET = "GetIntegrationResponse";
    static final String UPDATE = "UpdateIntegrationResponse";
    static final String DELETE = "DeleteIntegrationResponse";
    static final String LIST = "GetIntegrationResponses";

    private ServiceOperations() {}
}
