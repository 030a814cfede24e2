package software.amazon.apigatewayv2.integrationresponse.state;

/** The integration that integration responses belong to, by the two identifiers that API Gateway asks for. */
public record Integration(String apiId, String integrationId) {

    /** Names one of its integration responses. */
    public Identifier response(String integrationResponseId) {
        return new Identifier(this, integrationResponseId);
    }

    @Override
    public String toString() {
        return "integration " + integrationId + " of API " + apiId;
    }
}
