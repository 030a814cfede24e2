/** The Invoke operation of AWS Lambda, in front of the packaged function. */
package software.amazon.apigatewayv2.integrationresponse.local.lambda;
