"""What takes the place of moto's own."""

from typing import Any

from moto.cloudformation import models, responses
from moto.cloudformation.utils import get_stack_from_s3_url

from .stacks import LocalCloudFormation, Stack
from .template import TemplateLoader


class ResourceDescription(responses.StackResourceDTO):
    """A resource with its own status; moto gives it that of its stack."""

    def __init__(self, stack: Stack, resource: Any):
        super().__init__(stack, resource)
        self.resource_status, self.timestamp = next(
            (event.resource_status, event.timestamp)
            for event in reversed(stack.events)
            if event.logical_resource_id == self.logical_resource_id
        )


def template_in_s3(url: str, **where: str) -> str:
    """moto finds the bucket in the path for localhost only; clients of this server write its number."""
    return get_stack_from_s3_url(url.replace("//127.0.0.1", "//localhost"), **where)


def install() -> None:
    """Puts these in the place of moto's."""
    models.Stack = Stack
    models.cloudformation_backends.backend = LocalCloudFormation
    models.yaml.Loader = TemplateLoader
    responses.StackResourceDTO = ResourceDescription
    responses.get_stack_from_s3_url = template_in_s3
    # It compares parameters with those that moto has made numbers of; the change set does that better.
    responses.CloudFormationResponse._validate_different_update = lambda *_: None
