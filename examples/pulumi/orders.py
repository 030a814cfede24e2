"""A WebSocket API that passes orders to an HTTP backend and maps the backend's responses for its clients."""

from dataclasses import dataclass

import pulumi
from pulumi_aws_native import ExtensionResource, apigatewayv2

CREATE_ONLY = ["ApiId", "IntegrationId"]
# Two integration responses of an integration cannot have the same key, not even while one replaces the other.
DELETE_FIRST = pulumi.ResourceOptions(delete_before_replace=True)


@dataclass(frozen=True)
class Orders:
    api: apigatewayv2.Api
    accepted_id: pulumi.Output[str]
    failed_id: pulumi.Output[str]


def orders_api(backend_uri: str, private_type: str | None = None) -> Orders:
    """Declares the API. With private_type, its integration responses are of that registered type instead of AWS's."""
    api = apigatewayv2.Api(
        "orders",
        name="orders",
        protocol_type="WEBSOCKET",
        route_selection_expression="$request.body.action",
    )
    integration = apigatewayv2.Integration(
        "order",
        api_id=api.api_id,
        integration_type="HTTP",
        integration_method="POST",
        integration_uri=backend_uri,
        passthrough_behavior="WHEN_NO_MATCH",
    )
    accepted_id, failed_id = (
        private_responses(private_type, api, integration) if private_type else responses(api, integration)
    )
    route = apigatewayv2.Route(
        "order",
        api_id=api.api_id,
        route_key="order",
        route_response_selection_expression="$default",
        target=pulumi.Output.concat("integrations/", integration.integration_id),
    )
    apigatewayv2.RouteResponse(
        "order",
        api_id=api.api_id,
        route_id=route.route_id,
        route_response_key="$default",
    )
    return Orders(api, accepted_id, failed_id)


def responses(api, integration):
    """AWS's own type: its properties are arguments in snake case."""
    accepted = apigatewayv2.IntegrationResponse(
        "accepted",
        api_id=api.api_id,
        integration_id=integration.integration_id,
        integration_response_key="$default",
        content_handling_strategy="CONVERT_TO_TEXT",
        template_selection_expression="${integration.response.header.content-type}",
        response_parameters={
            "method.response.header.x-order-id": "integration.response.header.location",
            "method.response.header.x-answered-by": "'orders'",
        },
        response_templates={
            "application/json": '{"state": "accepted", "order": $input.json("$.id")}',
            "$default": '{"state": "accepted"}',
        },
        opts=DELETE_FIRST,
    )
    failed = apigatewayv2.IntegrationResponse(
        "failed",
        api_id=api.api_id,
        integration_id=integration.integration_id,
        integration_response_key=r"/5\d\d/",
        template_selection_expression="${integration.response.statuscode}",
        response_templates={"$default": '{"state": "failed", "retry": true}'},
        opts=DELETE_FIRST,
    )
    return accepted.integration_response_id, failed.integration_response_id


def private_responses(private_type, api, integration):
    """A private type: Cloud Control gets the properties as they are written here, in the schema's own names."""
    accepted = private_response(
        private_type,
        "accepted",
        {
            "ApiId": api.api_id,
            "IntegrationId": integration.integration_id,
            "IntegrationResponseKey": "$default",
            "ContentHandlingStrategy": "CONVERT_TO_TEXT",
            "TemplateSelectionExpression": "${integration.response.header.content-type}",
            "ResponseParameters": {
                "method.response.header.x-order-id": "integration.response.header.location",
                "method.response.header.x-answered-by": "'orders'",
            },
            "ResponseTemplates": {
                "application/json": '{"state": "accepted", "order": $input.json("$.id")}',
                "$default": '{"state": "accepted"}',
            },
        },
    )
    failed = private_response(
        private_type,
        "failed",
        {
            "ApiId": api.api_id,
            "IntegrationId": integration.integration_id,
            "IntegrationResponseKey": r"/5\d\d/",
            "TemplateSelectionExpression": "${integration.response.statuscode}",
            "ResponseTemplates": {"$default": '{"state": "failed", "retry": true}'},
        },
    )
    return accepted, failed


def private_response(private_type, name, properties):
    """Returns the identifier that API Gateway gave the integration response."""
    response = ExtensionResource(
        name,
        type=private_type,
        properties=properties,
        create_only=CREATE_ONLY,
        opts=pulumi.ResourceOptions.merge(
            DELETE_FIRST,
            # createOnly alone lets a change fail as NotUpdatable instead of replacing the resource.
            pulumi.ResourceOptions(replace_on_changes=[f"properties.{key}" for key in CREATE_ONLY]),
        ),
    )
    return response.outputs.apply(lambda outputs: outputs["IntegrationResponseId"])
