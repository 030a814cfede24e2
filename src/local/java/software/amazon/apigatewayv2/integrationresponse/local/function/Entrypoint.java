package software.amazon.apigatewayv2.integrationresponse.local.function;

/** The two ways into the function. */
public enum Entrypoint {
    /** CloudFormation and Cloud Control call this one, with the whole protocol. */
    HANDLE("handleRequest"),
    /** People call this one, as {@code sam local invoke TestEntrypoint} does. */
    TEST("testEntrypoint");

    private final String method;

    Entrypoint(String method) {
        this.method = method;
    }

    String method() {
        return method;
    }
}
