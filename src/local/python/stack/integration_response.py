"""Integration responses, by the packaged handlers, in the protocol in which CloudFormation invokes them."""

import json
import time
import uuid
from typing import Any

from botocore.client import BaseClient
from botocore.exceptions import BotoCoreError, ClientError

from .resource import Properties, Resource, ResourceFailure, ResourceNotFound, ResourceType
from .template import text

_CREDENTIALS = {"accessKeyId": "AKIAIOSFODNN7EXAMPLE", "secretAccessKey": "local", "sessionToken": "local"}


class IntegrationResponseType(ResourceType):
    """The type under one of its names."""

    def __init__(self, name: str, schema: dict[str, Any], function: BaseClient):
        self._name = name
        self._function = function
        self._identifying = _names(schema["primaryIdentifier"])
        self._read_only = _names(schema["readOnlyProperties"])
        self.create_only = _names(schema["createOnlyProperties"])
        self._texts = {name for name, described in schema["properties"].items() if described["type"] == "string"}

    def fitted(self, properties: Properties) -> Properties:
        """The maps' values have no type in the schema; numbers and Booleans among them stay what they are."""
        return {
            name: text(value) if name in self._texts and isinstance(value, int | float) else value
            for name, value in properties.items()
        }

    def create(self, logical_id: str, desired: Properties) -> Resource:
        return self._resource(desired, self._carry_out("CREATE", logical_id, desired))

    def find(self, logical_id: str, identifier: Properties, desired: Properties) -> Resource:
        return self._resource(desired, self._carry_out("READ", logical_id, identifier))

    def update(self, held: Resource, desired: Properties) -> Resource:
        model = self._carry_out("UPDATE", held.logical_resource_id, self._whole(held, desired), self._whole(held))
        return Resource(held.physical_resource_id, desired, model)

    def delete(self, held: Resource, deployed: Properties) -> None:
        self._carry_out("DELETE", held.logical_resource_id, self._whole(held))

    def _resource(self, desired: Properties, model: Properties) -> Resource:
        return Resource("|".join(model[name] for name in self._identifying), desired, model)

    def _whole(self, held: Resource, properties: Properties | None = None) -> Properties:
        """Properties of a template, with those that the handlers gave."""
        given = held.properties if properties is None else properties
        return {**given, **{name: held.attributes[name] for name in self._read_only}}

    def _carry_out(
        self, action: str, logical_id: str, desired: Properties, previous: Properties | None = None
    ) -> Properties:
        """Invokes the handler until it is done, and gives its model; a retriable error is not retried."""
        token = str(uuid.uuid4())
        data = {"callerCredentials": _CREDENTIALS, "logicalResourceId": logical_id, "resourceProperties": desired}
        if previous is not None:
            data["previousResourceProperties"] = previous
        event = {
            "awsAccountId": "123456789012",
            "bearerToken": token,
            "region": "us-east-1",
            "action": action,
            "resourceType": self._name,
            "resourceTypeVersion": "00000001",
            "requestData": data,
        }
        progress = self._invoke(event)
        while progress["status"] == "IN_PROGRESS":
            time.sleep(progress.get("callbackDelaySeconds", 0))
            progress = self._invoke({**event, "callbackContext": progress.get("callbackContext")})
        if progress["status"] == "FAILED":
            failure = ResourceNotFound if progress.get("errorCode") == "NotFound" else ResourceFailure
            raise failure(
                f'Resource handler returned message: "{progress.get("message", "")}" '
                f"(RequestToken: {token}, HandlerErrorCode: {progress.get('errorCode')})"
            )
        return progress.get("resourceModel") or {}

    def _invoke(self, event: dict[str, Any]) -> dict[str, Any]:
        try:
            response = self._function.invoke(FunctionName="TypeFunction", Payload=json.dumps(event))
            payload = json.loads(response["Payload"].read())
        except (BotoCoreError, ClientError) as refusal:
            raise ResourceFailure(str(refusal)) from refusal
        if "FunctionError" in response:
            raise ResourceFailure(f"The function gave no response: {payload['errorMessage']}")
        return payload


def _names(pointers: list[str]) -> tuple[str, ...]:
    return tuple(pointer.removeprefix("/properties/") for pointer in pointers)
