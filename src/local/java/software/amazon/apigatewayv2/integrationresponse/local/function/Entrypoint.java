package software.amazon.apigatewayv2.integrationresponse.local.function;

/** The two ways into the function. */
public enum Entrypoint {
    /** What CloudFormation and Cloud Control call, with the whole protocol. */
    HANDLE("handleRequest"),
    /** What is called by hand, as {@code sam local invoke TestEntrypoint} does. */
    TEST("testEntrypoint");

    private final String method;

    Entrypoint(String method) {
        this.method = method;
    }

    String method() {
        return method;
    }
}
