package software.amazon.apigatewayv2.integrationresponse.state;

/** An integration response that API Gateway holds. */
public record ActualResource(Identifier identifier, IntegrationResponse state) {

    /**
     * Whether it is exactly what was requested. A record's own equals would make classes at run time, at each cold start.
     */
    public boolean is(IntegrationResponse desired) {
        return Difference.between(desired, state).isEmpty();
    }

    /** Whether it is what was requested, but for whole properties that were not named and the service filled in. */
    public boolean isWithDefaults(IntegrationResponse desired) {
        return Difference.areDefaults(Difference.between(desired, state), desired);
    }

    /** The same, where whole properties count as named that the state before an update named. */
    public boolean isWithDefaults(IntegrationResponse desired, IntegrationResponse previous) {
        return Difference.areDefaults(Difference.between(desired, state), desired, previous);
    }
}
