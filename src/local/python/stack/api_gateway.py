"""The types of API Gateway V2 beside integration responses, by calls of the local API Gateway V2.

Their properties are named as the members of the service's operations, so each property goes to the service as it is.
"""

import re
from typing import Any

from botocore import xform_name
from botocore.client import BaseClient
from botocore.exceptions import BotoCoreError, ClientError

from .resource import Properties, Resource, ResourceFailure, ResourceNotFound, ResourceType
from .template import text

PREFIX = "AWS::ApiGatewayV2::"

# By the name in the service model: what Ref gives, and what cannot be changed, as AWS's published schemas have it.
_TYPES = {
    "Api": ("ApiId", ("ProtocolType",)),
    "Integration": ("IntegrationId", ("ApiId",)),
    "Route": ("RouteId", ("ApiId",)),
    "RouteResponse": ("RouteResponseId", ("ApiId", "RouteId")),
    "Stage": ("StageName", ("ApiId", "StageName")),
    "Deployment": ("DeploymentId", ("ApiId",)),
}


def names() -> list[str]:
    return [PREFIX + name for name in _TYPES]


def types(client: BaseClient) -> dict[str, "ApiGatewayType"]:
    return {PREFIX + name: ApiGatewayType(client, name, *row) for name, row in _TYPES.items()}


class ApiGatewayType(ResourceType):
    def __init__(self, client: BaseClient, name: str, reference: str, create_only: tuple[str, ...]):
        self._client = client
        self._name = name
        self._reference = reference
        self.create_only = create_only
        self._identifying = self._shape("Update").required_members

    def fitted(self, properties: Properties) -> Properties:
        return _fitted(properties, self._shape("Create"))

    def create(self, logical_id: str, desired: Properties) -> Resource:
        return self._resource("Create", desired, desired)

    def find(self, logical_id: str, identifier: Properties, desired: Properties) -> Resource:
        return self._resource("Get", identifier, desired)

    def update(self, held: Resource, desired: Properties) -> Resource:
        sent = {name: value for name, value in desired.items() if value != held.properties.get(name)}
        for name, value in held.properties.items():
            if isinstance(value, dict) and isinstance(desired.get(name, {}), dict) and self._is_map(name):
                removed = {key: "" for key in value if key not in desired.get(name, {})}
                sent.update({name: {**sent.get(name, {}), **removed}} if removed else {})
            elif name not in desired and isinstance(value, str):
                sent[name] = ""
            elif name not in desired:
                raise ResourceFailure(f"The local stack cannot remove {name}, which is neither a string nor a map.")
        response = self._call("Update", {**sent, **self._identifier(held)})
        return Resource(held.physical_resource_id, desired, {**held.attributes, **desired, **response})

    def delete(self, held: Resource, deployed: Properties) -> None:
        self._call("Delete", self._identifier(held))

    def _resource(self, verb: str, sent: Properties, desired: Properties) -> Resource:
        response = self._call(verb, sent)
        if self._reference not in response:
            raise ResourceFailure(f"The response of {verb}{self._name} has no {self._reference}.")
        return Resource(response[self._reference], desired, {**desired, **sent, **response})

    def _identifier(self, held: Resource) -> Properties:
        return {name: held.attributes[name] for name in self._identifying}

    def _call(self, verb: str, members: Properties) -> Properties:
        try:
            return getattr(self._client, xform_name(verb + self._name))(**members)
        except self._client.exceptions.NotFoundException as refusal:
            raise ResourceNotFound(str(refusal)) from refusal
        except (BotoCoreError, ClientError) as refusal:
            raise ResourceFailure(str(refusal)) from refusal

    def _is_map(self, name: str) -> bool:
        shapes = self._shape("Update").members
        return name in shapes and shapes[name].type_name == "map"

    def _shape(self, verb: str) -> Any:
        return self._client.meta.service_model.operation_model(verb + self._name).input_shape


def _fitted(value: Any, shape: Any) -> Any:
    """Leaves what does not fit as it is: the service says what is wrong with it."""
    kind = shape.type_name
    if kind == "structure" and isinstance(value, dict):
        known = shape.members
        return {name: _fitted(inner, known[name]) if name in known else inner for name, inner in value.items()}
    if kind == "map" and isinstance(value, dict):
        return {name: _fitted(inner, shape.value) for name, inner in value.items()}
    if kind == "list" and isinstance(value, list):
        return [_fitted(inner, shape.member) for inner in value]
    if isinstance(value, dict | list):
        return value
    if kind == "boolean" and text(value) in ("true", "false"):
        return text(value) == "true"
    if kind == "integer" and re.fullmatch(r"-?\d+", text(value)):
        return int(text(value))
    if kind == "double" and re.fullmatch(r"-?\d+(\.\d+)?", text(value)):
        return float(text(value))
    return text(value) if kind == "string" else value
