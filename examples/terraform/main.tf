terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "6.2.0"
    }
  }
}

variable "backend_uri" {
  description = "Where orders are posted to."
  type        = string
  default     = "https://example.com/orders"
}

variable "integration_response_type" {
  description = "The registered name of the integration response type."
  type        = string
  default     = "MyOrg::ApiGatewayV2::IntegrationResponse"
}

# Fetched once: each aws_cloudcontrolapi_resource would fetch it again, and the registry limits how often.
data "aws_cloudformation_type" "integration_response" {
  type      = "RESOURCE"
  type_name = var.integration_response_type
}

resource "aws_apigatewayv2_api" "orders" {
  name                       = "orders"
  protocol_type              = "WEBSOCKET"
  route_selection_expression = "$request.body.action"
}

resource "aws_apigatewayv2_integration" "order" {
  api_id               = aws_apigatewayv2_api.orders.id
  integration_type     = "HTTP"
  integration_method   = "POST"
  integration_uri      = var.backend_uri
  passthrough_behavior = "WHEN_NO_MATCH"
}

# Every response of the backend that no other key matches.
resource "aws_cloudcontrolapi_resource" "accepted" {
  type_name = var.integration_response_type
  schema    = data.aws_cloudformation_type.integration_response.schema

  desired_state = jsonencode({
    ApiId                       = aws_apigatewayv2_api.orders.id
    IntegrationId               = aws_apigatewayv2_integration.order.id
    IntegrationResponseKey      = "$default"
    TemplateSelectionExpression = "$${integration.response.header.content-type}"
    ResponseParameters = {
      "method.response.header.x-order-id"    = "integration.response.header.location"
      "method.response.header.x-answered-by" = "'orders'"
    }
    ResponseTemplates = {
      "application/json" = "{\"state\": \"accepted\", \"order\": $input.json(\"$.id\")}"
      "$default"         = "{\"state\": \"accepted\"}"
    }
  })

  # Terraform compares desired_state with its last value only. Without this it sees neither a drift nor, in the next
  # run, that an update failed. An empty map and none are the same.
  lifecycle {
    postcondition {
      condition = (
        { for name, value in jsondecode(self.properties) : name => value
        if name != "IntegrationResponseId" && value != {} } ==
        { for name, value in jsondecode(self.desired_state) : name => value if value != {} }
      )
      error_message = "API Gateway holds something else than desired_state. A replacement (-replace) repairs it."
    }
  }
}

# Every 5xx response: the client learns that it may try again, and nothing about the backend.
resource "aws_cloudcontrolapi_resource" "failed" {
  type_name = var.integration_response_type
  schema    = data.aws_cloudformation_type.integration_response.schema

  desired_state = jsonencode({
    ApiId                       = aws_apigatewayv2_api.orders.id
    IntegrationId               = aws_apigatewayv2_integration.order.id
    IntegrationResponseKey      = "/5\\d\\d/"
    ContentHandlingStrategy     = "CONVERT_TO_TEXT"
    TemplateSelectionExpression = "$${integration.response.statuscode}"
    ResponseTemplates = {
      "$default" = "{\"state\": \"failed\", \"retry\": true}"
    }
  })

  lifecycle {
    postcondition {
      condition = (
        { for name, value in jsondecode(self.properties) : name => value
        if name != "IntegrationResponseId" && value != {} } ==
        { for name, value in jsondecode(self.desired_state) : name => value if value != {} }
      )
      error_message = "API Gateway holds something else than desired_state. A replacement (-replace) repairs it."
    }
  }
}

resource "aws_apigatewayv2_route" "order" {
  api_id                              = aws_apigatewayv2_api.orders.id
  route_key                           = "order"
  route_response_selection_expression = "$default"
  target                              = "integrations/${aws_apigatewayv2_integration.order.id}"
}

resource "aws_apigatewayv2_route_response" "order" {
  api_id             = aws_apigatewayv2_api.orders.id
  route_id           = aws_apigatewayv2_route.order.id
  route_response_key = "$default"
}

# A deployment is a snapshot: a changed integration response makes a new one.
resource "aws_apigatewayv2_deployment" "orders" {
  api_id = aws_apigatewayv2_api.orders.id

  triggers = {
    responses = sha1(jsonencode([
      aws_cloudcontrolapi_resource.accepted.properties,
      aws_cloudcontrolapi_resource.failed.properties,
      aws_apigatewayv2_route_response.order.id,
    ]))
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_apigatewayv2_stage" "live" {
  api_id        = aws_apigatewayv2_api.orders.id
  deployment_id = aws_apigatewayv2_deployment.orders.id
  name          = "live"
}

output "endpoint" {
  description = "Where clients connect to."
  value       = aws_apigatewayv2_stage.live.invoke_url
}

output "accepted_id" {
  description = "The identifier that API Gateway gave the integration response."
  value       = jsondecode(aws_cloudcontrolapi_resource.accepted.properties).IntegrationResponseId
}
