package software.amazon.apigatewayv2.integrationresponse.service;

/** How one service call ended. */
public sealed interface Outcome<T> {

    /** The service did what was asked and said so. */
    record Answered<T>(T value) implements Outcome<T> {}

    /** Anything else. */
    record Failed<T>(ServiceError error) implements Outcome<T> {}
}
