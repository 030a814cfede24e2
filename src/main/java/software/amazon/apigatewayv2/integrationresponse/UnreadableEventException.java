package software.amazon.apigatewayv2.integrationresponse;

/**
 * An event cannot be read. The message says which member is wrong, and how, in words that are ours: the messages of the JSON
 * library quote the event, and an event holds credentials and templates. So there is never a cause.
 */
final class UnreadableEventException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableEventException(String mistake) {
        super("The event cannot be read: " + mistake);
    }
}
