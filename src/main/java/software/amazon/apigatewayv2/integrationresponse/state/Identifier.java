package software.amazon.apigatewayv2.integrationresponse.state;

/** The primary identifier of an integration response. */
public record Identifier(Integration integration, String integrationResponseId) {

    @Override
    public String toString() {
        return "integration response " + integrationResponseId + " of " + integration;
    }
}
