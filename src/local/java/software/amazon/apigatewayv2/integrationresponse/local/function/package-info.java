/** The packaged function, run from its jar in a JVM of its own, as Lambda runs it. */
package software.amazon.apigatewayv2.integrationresponse.local.function;
