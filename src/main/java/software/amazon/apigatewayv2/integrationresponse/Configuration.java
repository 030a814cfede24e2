package software.amazon.apigatewayv2.integrationresponse;

class Configuration extends BaseConfiguration {

    Configuration() {
        super("aws-apigatewayv2-integrationresponse.json");
    }
}
