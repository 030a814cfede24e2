package software.amazon.apigatewayv2.integrationresponse.state;

/** A kind of removal that the service may refuse, in the order in which it is given up. */
public enum Removal {
    /** The service model asks for at least one character in a parameter's value. */
    OF_PARAMETERS,
    /** Whether ContentHandlingStrategy accepts "" is not published. */
    OF_STRATEGY
}
