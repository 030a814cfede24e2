"""The requests of CloudFormation that this program handles instead of moto, or refuses."""

import json
from typing import Any

from moto.cloudformation import models, responses, urls
from moto.cloudformation.exceptions import ValidationError
from moto.cloudformation.utils import get_stack_from_s3_url
from moto.core.responses import TYPE_RESPONSE, ActionResult, EmptyResult

from .cloudformation import LocalCloudFormation
from .deployment import Types
from .stacks import ChangeSet, Stack
from .template import read


class ResourceDescription(responses.StackResourceDTO):
    """A resource with its own status; moto gives it that of its stack."""

    def __init__(self, stack: Stack, resource: Any):
        super().__init__(stack, resource)
        self.resource_status, self.timestamp = next(
            (event.resource_status, event.timestamp)
            for event in reversed(stack.events)
            if event.logical_resource_id == self.logical_resource_id
        )


class Requests(responses.CloudFormationResponse):
    cloudformation_backend: LocalCloudFormation

    def call_action(self) -> TYPE_RESPONSE:
        """Refuses what moto lacks, such as drift detection, where moto responds 500, which clients retry."""
        try:
            return super().call_action()
        except NotImplementedError:
            refusal = ValidationError(message=f"The local stack does not offer {self._get_action()}.")
            return self.serialized(ActionResult(refusal))

    def create_stack(self) -> ActionResult:
        return ActionResult({"StackId": self.cloudformation_backend.deploy(self._submitted("CREATE")).stack_id})

    def update_stack(self) -> ActionResult:
        return ActionResult({"StackId": self.cloudformation_backend.deploy(self._submitted("UPDATE")).stack_id})

    def create_change_set(self) -> ActionResult:
        submitted = self._submitted(self._get_param("ChangeSetType", "UPDATE"))
        submitted.change_set_name = self._get_param("ChangeSetName")
        submitted.description = self._get_param("Description")
        for resource in self._get_param("ResourcesToImport", []):
            submitted.imports[resource["LogicalResourceId"]] = resource["ResourceIdentifier"]
        made = self.cloudformation_backend.create_change_set(submitted)
        return ActionResult({"Id": made.change_set_id, "StackId": made.stack_id})

    def describe_change_set(self) -> ActionResult:
        return ActionResult(self.cloudformation_backend.describe_change_set(*self._change_set()))

    def delete_change_set(self) -> EmptyResult:
        self.cloudformation_backend.delete_change_set(*self._change_set())
        return EmptyResult()

    def delete_stack(self) -> EmptyResult:
        self.cloudformation_backend.delete_stack(self._get_param("StackName"), self._get_param("RetainResources", []))
        return EmptyResult()

    def get_template_summary(self) -> ActionResult:
        name = self._get_param("StackName")
        return _summary(self.cloudformation_backend.get_stack(name).template if name else self._text())

    def validate_template(self) -> ActionResult:
        self.cloudformation_backend.checked(self._text(), {})
        return _summary(self._text())

    def _submitted(self, verb: str) -> ChangeSet:
        """Reads the input, which can refer to the previous template and parameters."""
        name = self._get_param("StackName")
        before = self.cloudformation_backend.found(name)
        again = before is not None and self._get_bool_param("UsePreviousTemplate", False)
        parameters = {
            given["ParameterKey"]: given.get("ParameterValue", before and before.given.get(given["ParameterKey"]))
            for given in self._get_param("Parameters", [])
        }
        tags = {tag["Key"]: tag["Value"] for tag in self._get_param("Tags", [])}
        return ChangeSet(verb, name, before.template if again else self._text(), parameters, tags)

    def _text(self) -> str:
        """moto finds the bucket in the path for localhost only; clients of this server write its number."""
        url = self._get_param("TemplateURL", "").replace("//127.0.0.1", "//localhost")
        where = {"account_id": self.current_account, "partition": self.partition}
        return get_stack_from_s3_url(url, **where) if url else self._get_param("TemplateBody")

    def _change_set(self) -> tuple[str, str | None]:
        return self._get_param("ChangeSetName"), self._get_param("StackName")


def _summary(text: str) -> ActionResult:
    return ActionResult(responses.get_template_summary_response_from_template(json.dumps(read(text))))


def install(provided: Types) -> None:
    """Replaces moto's requests and backend, for stacks with these types beside moto's."""

    class Backend(LocalCloudFormation):
        """moto creates it with a region and an account only."""

        # moto finds the paths of the service beside the module that is named here.
        __module__ = models.__name__

        def __init__(self, region_name: str, account_id: str):
            super().__init__(region_name, account_id, provided)

    models.cloudformation_backends.backend = Backend
    responses.StackResourceDTO = ResourceDescription
    urls.url_paths["{0}/$"] = Requests.dispatch
