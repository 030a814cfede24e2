/** The state with which the local service of {@code ./local} starts. */
package software.amazon.apigatewayv2.integrationresponse.local.sample;
