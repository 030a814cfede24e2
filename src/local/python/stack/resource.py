"""A resource of a stack, and what provides resources of a type."""

from dataclasses import dataclass
from typing import Any, Protocol

from moto.cloudformation.exceptions import UnformattedGetAttTemplateException

Properties = dict[str, Any]


class ResourceFailure(Exception):
    """A resource could not be created, updated, imported or deleted; the message is the reason in stack events."""


class ResourceNotFound(ResourceFailure):
    """There is no such resource."""


@dataclass
class Resource:
    """A resource as it was deployed; moto reads it by these names."""

    physical_resource_id: str
    properties: Properties
    attributes: Properties
    logical_resource_id: str = ""
    cf_resource_type: str = ""

    def get_cfn_attribute(self, name: str) -> Any:
        if name not in self.attributes:
            raise UnformattedGetAttTemplateException
        return self.attributes[name]


class ResourceType(Protocol):
    """What CloudFormation needs of a type. An operation that fails raises a ResourceFailure."""

    # Changing one of these replaces the resource.
    create_only: tuple[str, ...] = ()

    def fitted(self, properties: Properties) -> Properties:
        """Returns them with numbers, Booleans and strings as the type's schema requires."""
        return properties

    def create(self, logical_id: str, desired: Properties) -> Resource: ...

    def find(self, logical_id: str, identifier: Properties, desired: Properties) -> Resource:
        """Reads a resource that the stack is to take over, and changes nothing."""
        raise ResourceFailure("The local stack does not import resources of this type.")

    def replaces(self, held: Resource, desired: Properties) -> bool:
        return any(held.properties.get(name) != desired.get(name) for name in self.create_only)

    def update(self, held: Resource, desired: Properties) -> Resource: ...

    def delete(self, held: Resource, deployed: Properties) -> None: ...
