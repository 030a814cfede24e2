"""CloudFormation's stacks and their change sets, deployed in a thread of their own."""

import json
import threading
from collections.abc import Callable
from typing import Any

from moto.cloudformation import models
from moto.cloudformation.exceptions import AlreadyExistsException, CloudFormationError, ValidationError
from moto.cloudformation.models import ChangeSet
from moto.cloudformation.parsing import Export

from . import template as templates
from .deployment import Types, require_types
from .sam import expanded
from .stacks import Stack

# A call waits this long for its deployment, so that clients which look every half minute need not.
SECONDS_TO_WAIT = 20


def checked(text: str, parameters: dict[str, Any], provided: Types) -> templates.Template:
    """The template as it is deployed; a ValidationError where that is clear to fail."""
    template = expanded(templates.read(text), parameters)
    require_types(template, provided)
    templates.check_references(template)
    templates.in_order(template["Resources"])
    return template


class InvalidChangeSetStatus(CloudFormationError):
    code = "InvalidChangeSetStatus"


class ChangeSetNotFound(CloudFormationError):
    code = "ChangeSetNotFound"


def _in_wrong_state(stack: Stack) -> ValidationError:
    return ValidationError(message=f"Stack:{stack.stack_id} is in {stack.status} state and can not be updated.")


class LocalCloudFormation(models.CloudFormationBackend):
    """All ways into a stack lead through change sets."""

    def __init__(self, region_name: str, account_id: str, provided: Types):
        super().__init__(region_name, account_id)
        self._provided = provided
        self._lock = threading.RLock()

    def create_change_set(self, stack_name: str, template: str, change_set_type: str, **more: Any) -> tuple[str, str]:
        parsed = checked(template, more["parameters"], self._provided)
        templates.check_parameters(parsed, more["parameters"])
        with self._lock:
            found = [stack for stack in self.stacks.values() if stack_name in (stack.name, stack.stack_id)]
            for stack in found:
                stack_name, is_new = stack.name, stack.status == "REVIEW_IN_PROGRESS"
                if change_set_type == "CREATE" and not is_new:
                    raise AlreadyExistsException(f"Stack [{stack_name}] already exists")
                if change_set_type != "CREATE" and is_new:
                    raise _in_wrong_state(stack)
            change_set_id, stack_id = super().create_change_set(
                stack_name=stack_name, template=json.dumps(parsed), change_set_type=change_set_type, **more
            )
            for stack in found:
                # moto makes another stack for each change set that is to create one.
                if stack.stack_id != stack_id:
                    del self.stacks[stack_id]
                stack_id = self.change_sets[change_set_id].stack_id = stack.stack_id
            return change_set_id, stack_id

    def describe_change_set(self, change_set_name: str, stack_name: str | None = None) -> ChangeSet:
        """By its ARN, or by its name and that of its stack: names are those within a stack."""
        for change_set in reversed([*self.change_sets.values()]):
            if change_set_name == change_set.change_set_id or (
                change_set_name == change_set.change_set_name
                and stack_name in (change_set.stack_name, change_set.stack_id)
            ):
                return change_set
        raise ChangeSetNotFound(f"ChangeSet [{change_set_name}] does not exist")

    def delete_change_set(self, change_set_name: str, stack_name: str | None = None) -> None:
        """One that is not there is no error where there is the stack: the CDK deletes before it creates."""
        try:
            del self.change_sets[self.describe_change_set(change_set_name, stack_name).change_set_id]
        except ChangeSetNotFound:
            if stack_name is None:
                raise
            self.get_stack(stack_name)

    def execute_change_set(self, change_set_name: str, stack_name: str | None = None) -> None:
        change_set = self.describe_change_set(change_set_name, stack_name)
        verb = change_set.change_set_type
        with self._lock:
            # A client that lost the response sends the request again; the deployment is not to be done twice.
            if change_set.execution_status != "AVAILABLE":
                raise InvalidChangeSetStatus(
                    f"ChangeSet [{change_set.change_set_id}] cannot be executed in its current status of "
                    f"[{change_set.execution_status}]"
                )
            stack = self._begin(change_set.stack_id, verb)
            change_set.execution_status = "EXECUTE_IN_PROGRESS"
        stack.tags = change_set.tags or stack.tags

        def deploy() -> None:
            outcome = "EXECUTE_FAILED"
            try:
                self._export(stack, stack.deploy(change_set.template, change_set.parameters, self.exports))
                outcome = "EXECUTE_COMPLETE"
            finally:
                change_set.execution_status = outcome

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
                self._export(stack, [])
                self.deleted_stacks[stack.stack_id] = stack
                del self.stacks[stack.stack_id]
                for change_set in [*self.change_sets.values()]:
                    if change_set.stack_id == stack.stack_id:
                        del self.change_sets[change_set.change_set_id]

            self._carry_out(stack, "DELETE", remove)

    def validate_template(self, template: str) -> list[Any]:
        """By the checks of a deployment; moto would ask cfn-lint, which people have at hand where they want it."""
        checked(template, {}, self._provided)
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

    def _export(self, stack: Stack, exports: list[Export]) -> None:
        """Puts these in the place of what the stack has exported; deployments under way keep what they can import."""
        with self._lock:
            others = [held for held in self.exports.values() if held.exporting_stack_id != stack.stack_id]
            self.exports = {export.name: export for export in [*others, *exports]}

    def _begin(self, stack_id: str, verb: str) -> Stack:
        stack = self.stacks[stack_id]
        if stack.is_busy():
            raise _in_wrong_state(stack)
        stack.enter(f"{verb}_IN_PROGRESS", "User Initiated")
        return stack

    @staticmethod
    def _carry_out(stack: Stack, verb: str, action: Callable[[], None]) -> None:
        work = threading.Thread(target=stack.carry_out, args=(verb, action), daemon=True)
        work.start()
        work.join(SECONDS_TO_WAIT)
