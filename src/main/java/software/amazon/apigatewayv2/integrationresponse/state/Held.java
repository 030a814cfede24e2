package software.amazon.apigatewayv2.integrationresponse.state;

/** An integration response that API Gateway holds. */
public record Held(Identifier identifier, IntegrationResponse state) {}
