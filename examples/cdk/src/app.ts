import { App } from "aws-cdk-lib";
import { OrdersStack } from "./orders-stack";

const app = new App();

new OrdersStack(app, "Orders", {
  backendUri: app.node.tryGetContext("backendUri") ?? "https://example.com/orders",
  integrationResponseType: app.node.tryGetContext("integrationResponseType") ?? "AWS::ApiGatewayV2::IntegrationResponse",
});
