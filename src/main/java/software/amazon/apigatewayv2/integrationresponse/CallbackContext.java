package software.amazon.apigatewayv2.integrationresponse;

public class CallbackContext {}
