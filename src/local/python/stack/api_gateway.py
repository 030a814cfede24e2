"""The types of API Gateway V2 beside integration responses, by calls of the local API Gateway V2.

Their properties are named as the members of the service's operations, so each property goes to the service as it is.
"""

from typing import Any

from botocore import xform_name
from botocore.client import BaseClient
from botocore.exceptions import BotoCoreError, ClientError

from .resource import Properties, Resource, ResourceFailure, changes_any

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


class ApiGatewayType:
    def __init__(self, client: BaseClient, name: str, reference: str, create_only: tuple[str, ...]):
        self._client = client
        self._name = name
        self._reference = reference
        self._create_only = create_only
        self._identifying = self._shape("Update").required_members

    def create(self, logical_id: str, desired: Properties) -> Resource:
        response = self._call("Create", desired)
        if self._reference not in response:
            raise ResourceFailure(f"The response of Create{self._name} has no {self._reference}.")
        return Resource(response[self._reference], desired, {**desired, **response})

    def replaces(self, held: Resource, desired: Properties) -> bool:
        return changes_any(self._create_only, held, desired)

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

    def delete(self, held: Resource) -> None:
        self._call("Delete", self._identifier(held))

    def _identifier(self, held: Resource) -> Properties:
        return {name: held.attributes[name] for name in self._identifying}

    def _call(self, verb: str, members: Properties) -> Properties:
        try:
            return getattr(self._client, xform_name(verb + self._name))(**self._typed(verb, members))
        except (BotoCoreError, ClientError) as refusal:
            raise ResourceFailure(str(refusal)) from refusal

    def _typed(self, verb: str, members: Properties) -> Properties:
        """Templates may give numbers and truth values as strings."""
        shapes = self._shape(verb).members
        kinds = {name: shape.type_name for name, shape in shapes.items()}
        return {name: _typed(value, kinds.get(name, "")) for name, value in members.items()}

    def _is_map(self, name: str) -> bool:
        shapes = self._shape("Update").members
        return name in shapes and shapes[name].type_name == "map"

    def _shape(self, verb: str) -> Any:
        return self._client.meta.service_model.operation_model(verb + self._name).input_shape


def _typed(value: Any, shape: str) -> Any:
    if shape == "integer" and isinstance(value, str) and value.isdigit():
        return int(value)
    if shape == "boolean" and value in ("true", "false"):
        return value == "true"
    return value
