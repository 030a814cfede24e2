"""The type in which the CDK says what a stack was made with. CloudFormation creates nothing of it either."""

from .resource import Properties, Resource

TYPE = "AWS::CDK::Metadata"


class CdkMetadataType:
    def create(self, logical_id: str, desired: Properties) -> Resource:
        return Resource(logical_id, desired, {})

    def replaces(self, held: Resource, desired: Properties) -> bool:
        return False

    def update(self, held: Resource, desired: Properties) -> Resource:
        return Resource(held.physical_resource_id, desired, {})

    def delete(self, held: Resource) -> None:
        return
