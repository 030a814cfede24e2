package software.amazon.apigatewayv2.integrationresponse.state;

/** An integration response that API Gateway holds. */
public record ActualResource(Identifier identifier, IntegrationResponse state) {
    /** Whether it is what was requested, but for whole properties that were not requested and the service filled in. */
    public boolean isWithDefaults(IntegrationResponse desired) {
        return desired.differencesOf(state).stream()
                .allMatch(difference -> desired.entries(difference.property()).isEmpty());
    }
}
