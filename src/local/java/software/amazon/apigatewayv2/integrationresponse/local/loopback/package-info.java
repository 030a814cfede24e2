/** How local services are reached. */
package software.amazon.apigatewayv2.integrationresponse.local.loopback;
