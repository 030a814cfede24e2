/** The command line of {@code ./local}. */
package software.amazon.apigatewayv2.integrationresponse.local.runner;
