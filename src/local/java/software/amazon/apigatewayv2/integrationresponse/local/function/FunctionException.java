package software.amazon.apigatewayv2.integrationresponse.local.function;

/** The function did not respond: it could not be started, threw an exception, died or took too long. */
public final class FunctionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FunctionException(String message) {
        super(message);
    }

    FunctionException(String message, Throwable cause) {
        super(message, cause);
    }
}
