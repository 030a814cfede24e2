/**
 * The Cloud Control API on 127.0.0.1, in front of the packaged function. Names, limits and the form of messages follow
 * the public service model (cloudcontrol 2021-09-30) and answers of the real service that its users have published.
 */
package software.amazon.apigatewayv2.integrationresponse.local.cloudcontrol;
