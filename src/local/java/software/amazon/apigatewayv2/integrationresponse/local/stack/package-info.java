/** The engine that deploys stacks: a Python program on moto, in a Python environment and a process of its own. */
package software.amazon.apigatewayv2.integrationresponse.local.stack;
