/**
 * A simulated API Gateway V2 on loopback, after the public service model (api version 2018-11-29, REST-JSON). Where the
 * real behaviour is not published, {@link ServiceBehaviour} has a switch, to try a client with each possibility.
 */
package software.amazon.apigatewayv2.integrationresponse.local.controlplane;
