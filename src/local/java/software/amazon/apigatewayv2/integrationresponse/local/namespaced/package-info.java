/** A project like this one under a type name that an account may register. */
package software.amazon.apigatewayv2.integrationresponse.local.namespaced;
