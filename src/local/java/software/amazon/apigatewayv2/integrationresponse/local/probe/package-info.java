/** Asks an API Gateway V2 what its documentation leaves open, and leaves nothing behind there. */
package software.amazon.apigatewayv2.integrationresponse.local.probe;
