package software.amazon.apigatewayv2.integrationresponse;

/** Where the schema is, which the RPDK reads at each validation. */
public class Configuration extends BaseConfiguration {
    public Configuration() {
        super("aws-apigatewayv2-integrationresponse.json");
    }
}
