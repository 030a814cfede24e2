package software.amazon.apigatewayv2.integrationresponse.state;

/** An integration response that API Gateway holds. */
public record Held(Identifier identifier, IntegrationResponse state) {

    /** Whether it is exactly what was asked for. A record's own equals would make classes at run time, at each cold start. */
    public boolean is(IntegrationResponse desired) {
        return Difference.between(desired, state).isEmpty();
    }
}
