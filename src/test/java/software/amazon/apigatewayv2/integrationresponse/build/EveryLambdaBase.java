package software.amazon.apigatewayv2.integrationresponse.build;

/** The superclass of {@link EveryLambda}. */
abstract class EveryLambdaBase {

    String name(String text) {
        return "base " + text;
    }

    protected String inherited() {
        return "inherited";
    }
}
