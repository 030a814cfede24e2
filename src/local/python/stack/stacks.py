"""Stacks and their change sets: moto's, deployed in a thread of their own, with failures that end as stack events."""

import json
import threading
from collections.abc import Callable
from typing import Any

from moto.cloudformation import models
from moto.cloudformation.exceptions import AlreadyExistsException, CloudFormationError, ValidationError

from . import template as templates
from .deployment import Deployment
from .resource import ResourceFailure
from .sam import expanded

# A call waits this long for its deployment, so that clients which look every half minute need not; then it answers.
SECONDS_TO_WAIT = 20


def checked(text: str, parameters: dict[str, Any]) -> templates.Template:
    """The template as it is deployed; a ValidationError where that is clear to fail."""
    template = expanded(templates.read(text), parameters)
    Deployment.require_types(template)
    templates.check_references(template)
    templates.in_order(template["Resources"])
    return template


class InvalidChangeSetStatus(CloudFormationError):
    code = "InvalidChangeSetStatus"


class Stack(models.Stack):
    """A stack whose outputs are those of its last successful deployment. moto needs the class to bear this name."""

    def __init__(self, *args: Any, **kwargs: Any):
        self._outputs: list[dict[str, Any]] = []
        super().__init__(*args, **kwargs)
        self.disable_rollback = True

    def _create_resource_map(self) -> Deployment:
        return Deployment(
            self.stack_id,
            self.name,
            self.parameters,
            self.tags,
            account_id=self.account_id,
            region_name=self.region_name,
            template=self.template_dict,
            cross_stack_resources=self.cross_stack_resources,
        )

    @property
    def outputs(self) -> list[dict[str, Any]] | None:
        return self._outputs or None

    @property
    def stack_parameters(self) -> dict[str, Any]:
        """As they were given; moto's own have become numbers and lists, which it cannot read again."""
        return self._with_defaults(self.parameters)

    def _with_defaults(self, given: dict[str, Any]) -> dict[str, Any]:
        slots = self.template_dict.get("Parameters") or {}
        return {name: given.get(name, slot.get("Default")) for name, slot in slots.items()}

    @property
    def parameter_list(self) -> list[dict[str, Any]]:
        slots = self.template_dict.get("Parameters") or {}
        return [
            {"ParameterKey": name, "ParameterValue": "****" if slots[name].get("NoEcho") else str(value)}
            for name, value in self.stack_parameters.items()
        ]

    def has_template(self, other_template: str) -> bool:
        """Whether nothing has changed; after a failure, the same template is deployed again."""
        return not self.status.endswith("_FAILED") and super().has_template(other_template)

    def has_parameters(self, other_parameters: dict[str, Any]) -> bool:
        return self._with_defaults(other_parameters) == self.stack_parameters

    def is_busy(self) -> bool:
        return self.status.endswith("_IN_PROGRESS") and self.status != "REVIEW_IN_PROGRESS"

    def deploy(self, template: str, parameters: dict[str, Any]) -> None:
        self.template, self.parameters = template, parameters
        self._parse_template()
        self.resource_map.deploy(self.template_dict, parameters, self._report)
        self.description = self.template_dict.get("Description")
        self.output_map = self._create_output_map()
        self._outputs = super().outputs or []

    def remove(self) -> None:
        self.resource_map.delete_all(self._report)

    def carry_out(self, verb: str, action: Callable[[], None]) -> None:
        """Does it and says how it ended. There is no rollback: what was done stays, and the next deployment goes on."""
        outcome, reason = "FAILED", "The local stack came upon a mistake of its own; its log says which."
        try:
            action()
            outcome, reason = "COMPLETE", None
        except ResourceFailure as failure:
            reason = str(failure)
        except CloudFormationError as failure:
            reason = failure.message
        finally:
            self.enter(f"{verb}_{outcome}", reason)

    def enter(self, status: str, reason: str | None) -> None:
        self.status = status
        self._add_stack_event(status, resource_status_reason=reason)

    def _add_stack_event(self, resource_status: str, resource_status_reason: Any = None, **_: Any) -> None:
        self._report(self.name, self.stack_id, self.cloudformation_type(), resource_status, resource_status_reason)

    def _report(self, logical_id: str, physical_id: str, kind: str, status: str, reason: str | None) -> None:
        self.events.append(models.Event(self.stack_id, self.name, logical_id, physical_id, kind, status, reason, None))
        line = f"{self.name}  {status}  {logical_id}  {kind}"
        line += f"  {physical_id}" if physical_id and physical_id != self.stack_id else ""
        print(line + (f"\n    {reason}" if reason else ""), flush=True)


class LocalCloudFormation(models.CloudFormationBackend):
    """All ways into a stack lead through change sets."""

    # moto finds the paths of the service beside the module that is named here.
    __module__ = models.__name__

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self._lock = threading.RLock()

    def create_change_set(self, stack_name: str, template: str, change_set_type: str, **more: Any) -> tuple[str, str]:
        parsed = checked(template, more["parameters"])
        templates.check_parameters(parsed, more["parameters"])
        with self._lock:
            for stack in [stack for stack in self.stacks.values() if stack_name in (stack.name, stack.stack_id)]:
                stack_name = stack.name
                if change_set_type == "CREATE" and stack.status != "REVIEW_IN_PROGRESS":
                    raise AlreadyExistsException(f"Stack [{stack_name}] already exists")
                if change_set_type == "CREATE":
                    del self.stacks[stack.stack_id]
            return super().create_change_set(
                stack_name=stack_name, template=json.dumps(parsed), change_set_type=change_set_type, **more
            )

    def execute_change_set(self, change_set_name: str, stack_name: str | None = None) -> None:
        change_set = self.describe_change_set(change_set_name)
        verb = change_set.change_set_type
        with self._lock:
            # A client that has lost the answer asks again; the deployment is not to be done twice.
            if change_set.execution_status != "AVAILABLE":
                raise InvalidChangeSetStatus(
                    f"ChangeSet [{change_set.change_set_id}] cannot be executed in its current status of "
                    f"[{change_set.execution_status}]"
                )
            stack = self._begin(change_set.stack_id, verb)
            change_set.execution_status = "EXECUTE_IN_PROGRESS"
        stack.tags = change_set.tags or stack.tags

        def deploy() -> None:
            change_set.execution_status = "EXECUTE_FAILED"
            stack.deploy(change_set.template, change_set.parameters)
            self.exports.update({export.name: export for export in stack.exports})
            change_set.execution_status = "EXECUTE_COMPLETE"

        self._carry_out(stack, verb, deploy)

    def create_stack(self, name: str, template: str, parameters: dict[str, Any], **more: Any) -> Stack:
        return self._directly("CREATE", name, template, parameters, more.get("tags"))

    def update_stack(self, name: str, template: str, parameters: Any = (), tags: Any = None, **_: Any) -> Stack:
        before = self.get_stack(name).stack_parameters
        chosen = {
            given["ParameterKey"]: given.get("ParameterValue", before.get(given["ParameterKey"]))
            for given in parameters
        }
        return self._directly("UPDATE", name, template, chosen, tags)

    def delete_stack(self, name_or_stack_id: str) -> None:
        for found in [stack for stack in self.stacks.values() if name_or_stack_id in (stack.name, stack.stack_id)]:
            with self._lock:
                stack = self._begin(found.stack_id, "DELETE")

            def remove(stack: Stack = stack) -> None:
                stack.remove()
                for export in list(self.exports.values()):
                    if export.exporting_stack_id == stack.stack_id:
                        del self.exports[export.name]
                self.deleted_stacks[stack.stack_id] = self.stacks.pop(stack.stack_id)

            self._carry_out(stack, "DELETE", remove)

    def validate_template(self, template: str) -> list[Any]:
        """By the checks of a deployment; moto would ask cfn-lint, which people have at hand where they want it."""
        checked(template, {})
        return []

    def _directly(self, verb: str, name: str, template: str, parameters: dict[str, Any], tags: Any) -> Stack:
        change_set_id, stack_id = self.create_change_set(
            stack_name=name,
            change_set_name="direct",
            template=template,
            parameters=parameters,
            description="",
            change_set_type=verb,
            tags=tags,
        )
        if self.change_sets[change_set_id].status == "FAILED":
            raise ValidationError(message="No updates are to be performed.")
        self.execute_change_set(change_set_id)
        return self.get_stack(stack_id)

    def _begin(self, stack_id: str, verb: str) -> Stack:
        stack = self.stacks[stack_id]
        if stack.is_busy():
            raise ValidationError(message=f"Stack:{stack_id} is in {stack.status} state and can not be updated.")
        stack.enter(f"{verb}_IN_PROGRESS", "User Initiated")
        return stack

    @staticmethod
    def _carry_out(stack: Stack, verb: str, action: Callable[[], None]) -> None:
        work = threading.Thread(target=stack.carry_out, args=(verb, action), daemon=True)
        work.start()
        work.join(SECONDS_TO_WAIT)
