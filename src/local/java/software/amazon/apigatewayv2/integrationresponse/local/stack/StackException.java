package software.amazon.apigatewayv2.integrationresponse.local.stack;

/** The engine cannot be started; the message says what is missing and what to do. */
public final class StackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StackException(String message) {
        super(message);
    }

    StackException(String message, Throwable cause) {
        super(message, cause);
    }
}
