/**
 * A simulated control plane of API Gateway V2 on loopback: WebSocket APIs, their integrations and integration responses.
 *
 * <p>It follows the public service model (api version 2018-11-29, REST-JSON). Where the real service's behaviour is not
 * published, {@link software.amazon.apigatewayv2.integrationresponse.local.controlplane.ServiceBehaviour} has a switch,
 * so that a client can be tried under every possibility.
 */
package software.amazon.apigatewayv2.integrationresponse.local.controlplane;
