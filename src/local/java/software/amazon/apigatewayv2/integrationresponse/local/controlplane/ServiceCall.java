package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

/** A call that reached the local service; the path is still percent-encoded, as it was sent. */
public record ServiceCall(String operation, String method, String path, int status) {
    public static final String UNKNOWN_OPERATION = "Unknown";

    /** The status of a call whose connection was closed without a response. */
    public static final int NO_ANSWER = 0;
}
