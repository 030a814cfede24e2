"""The types that moto provides beside those of this program."""

from typing import Any

from moto.cloudformation import parsing
from moto.core.exceptions import ServiceException

from .resource import Properties, ResourceFailure, ResourceType

# moto's nested stacks hide their failures.
_NESTED = "AWS::CloudFormation::Stack"


def type_names() -> set[str]:
    return {*parsing.get_model_map()} - {_NESTED}


class _Place(dict[str, Any]):
    """What moto looks up: names of AWS, and the resource to update."""

    @property
    def stack_id(self) -> str:
        return self["AWS::StackId"]


class MotoType(ResourceType):
    """A type within a stack. moto decides by itself whether an update replaces the resource."""

    def __init__(self, name: str, names: dict[str, Any]):
        self._name = name
        self._names = names
        self._where = names["AWS::AccountId"], names["AWS::Region"]

    def create(self, logical_id: str, desired: Properties) -> Any:
        place = _Place(self._names)
        return self._reported(parsing.parse_and_create_resource, logical_id, self._definition(desired), place)

    def update(self, held: Any, desired: Properties) -> Any:
        name = held.logical_resource_id
        place = _Place(self._names, **{name: held})
        updated = self._reported(parsing.parse_and_update_resource, name, self._definition(desired), place)
        if updated is None:
            raise ResourceFailure(f"moto does not update {self._name}.")
        return updated

    def delete(self, held: Any, deployed: Properties) -> None:
        try:
            self._reported(held.delete)
        except (TypeError, AttributeError):
            identifier = getattr(held, "physical_resource_id", None)
            self._reported(parsing.parse_and_delete_resource, identifier, self._definition(deployed))

    def _definition(self, properties: Properties) -> dict[str, Any]:
        return {"Type": self._name, "Properties": properties}

    def _reported(self, operation: Any, *arguments: Any) -> Any:
        try:
            return operation(*arguments, *self._where)
        except ServiceException as failure:
            raise ResourceFailure(str(failure)) from failure
