import { Aws, CfnOutput, CfnResource, Stack, StackProps } from "aws-cdk-lib";
import * as apigateway from "aws-cdk-lib/aws-apigatewayv2";
import { Construct } from "constructs";

export interface OrdersStackProps extends StackProps {
  /** Where orders are posted to. */
  readonly backendUri: string;

  /**
   * The name under which the integration response type is registered: AWS's own, or a private one such as
   * MyOrg::ApiGatewayV2::IntegrationResponse.
   */
  readonly integrationResponseType: string;
}

/** A WebSocket API that passes orders to an HTTP backend and maps the backend's responses for its clients. */
export class OrdersStack extends Stack {
  constructor(scope: Construct, id: string, props: OrdersStackProps) {
    super(scope, id, props);

    const api = new apigateway.CfnApi(this, "OrdersApi", {
      name: `${id}-orders`,
      protocolType: "WEBSOCKET",
      routeSelectionExpression: "$request.body.action",
    });

    const integration = new apigateway.CfnIntegration(this, "OrderIntegration", {
      apiId: api.ref,
      integrationType: "HTTP",
      integrationMethod: "POST",
      integrationUri: props.backendUri,
      passthroughBehavior: "WHEN_NO_MATCH",
    });

    // CfnResource takes any registered type. With AWS's own type, apigateway.CfnIntegrationResponse does the same.
    const accepted = new CfnResource(this, "OrderAccepted", {
      type: props.integrationResponseType,
      properties: {
        ApiId: api.ref,
        IntegrationId: integration.ref,
        IntegrationResponseKey: "$default",
        TemplateSelectionExpression: "${integration.response.header.content-type}",
        ResponseParameters: {
          "method.response.header.x-order-id": "integration.response.header.location",
          "method.response.header.x-answered-by": "'orders'",
        },
        ResponseTemplates: {
          "application/json": '{"state": "accepted", "order": $input.json("$.id")}',
          $default: '{"state": "accepted"}',
        },
      },
    });

    const failed = new CfnResource(this, "OrderFailed", {
      type: props.integrationResponseType,
      properties: {
        ApiId: api.ref,
        IntegrationId: integration.ref,
        IntegrationResponseKey: "/5\\d\\d/",
        ContentHandlingStrategy: "CONVERT_TO_TEXT",
        TemplateSelectionExpression: "${integration.response.statuscode}",
        ResponseTemplates: {
          $default: '{"state": "failed", "retry": true}',
        },
      },
    });

    const route = new apigateway.CfnRoute(this, "OrderRoute", {
      apiId: api.ref,
      routeKey: "order",
      routeResponseSelectionExpression: "$default",
      target: `integrations/${integration.ref}`,
    });

    const routeResponse = new apigateway.CfnRouteResponse(this, "OrderRouteResponse", {
      apiId: api.ref,
      routeId: route.ref,
      routeResponseKey: "$default",
    });

    // A deployment is a snapshot: give it another id to publish a later change.
    const deployment = new apigateway.CfnDeployment(this, "OrdersDeployment", { apiId: api.ref });
    for (const part of [accepted, failed, routeResponse]) {
      deployment.addResourceDependency(part);
    }

    const stage = new apigateway.CfnStage(this, "LiveStage", {
      apiId: api.ref,
      deploymentId: deployment.ref,
      stageName: "live",
    });

    new CfnOutput(this, "Endpoint", {
      description: "Where clients connect to.",
      value: `wss://${api.ref}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}/${stage.ref}`,
    });
    new CfnOutput(this, "OrderAcceptedId", {
      description: "The identifier that API Gateway gave the integration response.",
      value: accepted.getAtt("IntegrationResponseId").toString(),
    });
  }
}
