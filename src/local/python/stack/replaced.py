"""What takes the place of moto's own."""

import functools
import json
from typing import Any

from moto.cloudformation import models, responses
from moto.core.responses import ActionResult, EmptyResult
from moto.cloudformation.responses import get_template_summary_response_from_template
from moto.cloudformation.utils import get_stack_from_s3_url

from .cloudformation import LocalCloudFormation
from .deployment import Types
from .stacks import Stack
from .template import TemplateLoader, read


class ResourceDescription(responses.StackResourceDTO):
    """A resource with its own status; moto gives it that of its stack."""

    def __init__(self, stack: Stack, resource: Any):
        super().__init__(stack, resource)
        self.resource_status, self.timestamp = next(
            (event.resource_status, event.timestamp)
            for event in reversed(stack.events)
            if event.logical_resource_id == self.logical_resource_id
        )


def describe_change_set(request: responses.CloudFormationResponse) -> ActionResult:
    return ActionResult(request.cloudformation_backend.describe_change_set(**change_set_named(request)))


def delete_change_set(request: responses.CloudFormationResponse) -> EmptyResult:
    request.cloudformation_backend.delete_change_set(**change_set_named(request))
    return EmptyResult()


def change_set_named(request: responses.CloudFormationResponse) -> dict[str, str | None]:
    """moto leaves the stack out."""
    names = {"change_set_name": "ChangeSetName", "stack_name": "StackName"}
    return {name: request._get_param(parameter) for name, parameter in names.items()}


def template_summary(text: str) -> dict[str, Any]:
    """Of a template that has been checked."""
    return get_template_summary_response_from_template(json.dumps(read(text)))


def template_in_s3(url: str, **where: str) -> str:
    """moto finds the bucket in the path for localhost only; clients of this server write its number."""
    return get_stack_from_s3_url(url.replace("//127.0.0.1", "//localhost"), **where)


def install(provided: Types) -> None:
    """Puts these in the place of moto's, for stacks of these types beside moto's."""

    class Backend(LocalCloudFormation):
        """moto makes it, of nothing but a region and an account."""

        # moto finds the paths of the service beside the module that is named here.
        __module__ = models.__name__

        def __init__(self, region_name: str, account_id: str):
            super().__init__(region_name, account_id, provided)

    models.Stack = functools.partial(Stack, provided)
    models.cloudformation_backends.backend = Backend
    responses.CloudFormationResponse.describe_change_set = describe_change_set
    responses.CloudFormationResponse.delete_change_set = delete_change_set
    models.yaml.Loader = TemplateLoader
    responses.StackResourceDTO = ResourceDescription
    responses.get_stack_from_s3_url = template_in_s3
    responses.get_template_summary_response_from_template = template_summary
    # It compares parameters with those that moto has made numbers of; the change set does that better.
    responses.CloudFormationResponse._validate_different_update = lambda *_: None
