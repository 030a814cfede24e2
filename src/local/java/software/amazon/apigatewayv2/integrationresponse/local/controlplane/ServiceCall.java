package software.amazon.apigatewayv2.integrationresponse.local.controlplane;

/**
 * One call that reached the local service.
 *
 * @param operation the operation's name in the service model, or {@link #UNKNOWN_OPERATION}
 * @param method the HTTP method
 * @param path the path as it was sent, still percent-encoded
 * @param status the HTTP status of the answer, or {@link #NO_ANSWER} where the connection was closed without one
 */
public record ServiceCall(String operation, String method, String path, int status) {
    /** Stands for the operation of a request that is for none that the local service knows. */
    public static final String UNKNOWN_OPERATION = "Unknown";

    /** Stands for the status of a call that got no answer. */
    public static final int NO_ANSWER = 0;
}
