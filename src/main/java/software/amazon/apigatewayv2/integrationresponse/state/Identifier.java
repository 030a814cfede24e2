package software.amazon.apigatewayv2.integrationresponse.state;

/** The primary identifier of an integration response. */
public record Identifier(Integration integration, String integrationResponseId) {}
