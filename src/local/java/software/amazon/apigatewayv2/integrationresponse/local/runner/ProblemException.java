package software.amazon.apigatewayv2.integrationresponse.local.runner;

/** Something that the user has to put right before the command can be carried out; the message says what. */
final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProblemException(String message) {
        super(message);
    }

    ProblemException(String message, Throwable cause) {
        super(message, cause);
    }
}
