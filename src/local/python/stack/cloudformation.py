"""CloudFormation's stacks and their change sets, deployed in a thread of their own."""

import threading
from collections.abc import Callable
from typing import Any

from moto.cloudformation import models
from moto.cloudformation.exceptions import AlreadyExistsException, CloudFormationError, ValidationError
from moto.cloudformation.parsing import Export
from moto.cloudformation.utils import generate_changeset_id, generate_stack_id
from moto.ssm import ssm_backends

from .deployment import Types, check_import, require_types
from .sam import expanded
from .stacks import ChangeSet, Stack
from .template import Template, check, parameters_of, read

# A call waits this long for its deployment, so that clients which look every half minute need not.
SECONDS_TO_WAIT = 20

_UNCHANGED = "The submitted information didn't contain changes. Submit different information to create a change set."


class InvalidChangeSetStatus(CloudFormationError):
    code = "InvalidChangeSetStatus"


class ChangeSetNotFound(CloudFormationError):
    code = "ChangeSetNotFound"


def _in_wrong_state(stack: Stack) -> ValidationError:
    return ValidationError(message=f"Stack:{stack.stack_id} is in {stack.status} state and can not be updated.")


class LocalCloudFormation(models.CloudFormationBackend):
    """Deploys every template through a change set."""

    def __init__(self, region_name: str, account_id: str, provided: Types):
        super().__init__(region_name, account_id)
        self._provided = provided
        self._lock = threading.RLock()

    def checked(self, text: str, parameters: dict[str, str]) -> Template:
        """Returns the template as it is deployed; raises a ValidationError if that is sure to fail."""
        template = expanded(read(text), parameters)
        require_types(template, self._provided)
        check(template)
        return template

    def found(self, name_or_id: str | None) -> Stack | None:
        return next((stack for stack in self.stacks.values() if name_or_id in (stack.name, stack.stack_id)), None)

    def create_change_set(self, change_set: ChangeSet) -> ChangeSet:
        try:
            change_set.parsed = self.checked(change_set.template, change_set.parameters)
            change_set.parameters = parameters_of(change_set.parsed, change_set.parameters)
        except ValidationError as refusal:
            print(f"{change_set.stack_name}  refused\n    {refusal.message}", flush=True)
            raise
        with self._lock:
            stack = self._stack_for(change_set)
            changes = stack.deployment.changes(change_set.parsed)
            if change_set.change_set_type == "IMPORT":
                changes = check_import(change_set.parsed, changes, change_set.imports)
            change_set.changes = [models.Change(*change) for change in changes]
            change_set.stack_id, change_set.stack_name = stack.stack_id, stack.name
            change_set.change_set_id = generate_changeset_id(
                change_set.change_set_name, self.region_name, self.account_id
            )
            if change_set.change_set_type == "UPDATE" and stack.is_as(change_set):
                change_set.status, change_set.execution_status = "FAILED", "UNAVAILABLE"
                change_set.status_reason = _UNCHANGED
            self.change_sets[change_set.change_set_id] = change_set
            return change_set

    def _stack_for(self, change_set: ChangeSet) -> Stack:
        verb, name = change_set.change_set_type, change_set.stack_name
        stack = self.get_stack(name) if verb == "UPDATE" else self.found(name)
        if stack is None:
            stack_id = generate_stack_id(name, self.region_name, self.account_id)
            stack = Stack(stack_id, name, self.account_id, self.region_name, self._provided)
            self.stacks[stack_id] = stack
        is_new = stack.status == "REVIEW_IN_PROGRESS"
        if verb == "CREATE" and not is_new:
            raise AlreadyExistsException(f"Stack [{stack.name}] already exists")
        if verb == "UPDATE" and is_new:
            raise _in_wrong_state(stack)
        return stack

    def describe_change_set(self, change_set_name: str, stack_name: str | None = None) -> ChangeSet:
        """Finds it by its ARN, or by its name and its stack's: a name is unique within a stack only."""
        for change_set in reversed([*self.change_sets.values()]):
            in_stack = stack_name in (change_set.stack_id, change_set.stack_name)
            if change_set_name in (change_set.change_set_id, in_stack and change_set.change_set_name):
                return change_set
        raise ChangeSetNotFound(f"ChangeSet [{change_set_name}] does not exist")

    def delete_change_set(self, change_set_name: str, stack_name: str | None = None) -> None:
        """Accepts that it is absent if the stack exists: the CDK deletes a change set before it creates one."""
        try:
            del self.change_sets[self.describe_change_set(change_set_name, stack_name).change_set_id]
        except ChangeSetNotFound:
            if stack_name is None:
                raise
            self.get_stack(stack_name)

    def execute_change_set(self, change_set_name: str, stack_name: str | None = None) -> None:
        change_set = self.describe_change_set(change_set_name, stack_name)
        with self._lock:
            # A client that lost the response sends the request again, which must not start a second deployment.
            if change_set.execution_status != "AVAILABLE":
                raise InvalidChangeSetStatus(
                    f"ChangeSet [{change_set.change_set_id}] cannot be executed in its current status of "
                    f"[{change_set.execution_status}]"
                )
            stack = self._begin(change_set.stack_id, change_set.change_set_type)
            change_set.execution_status = "EXECUTE_IN_PROGRESS"
            exported = {export.name: export.value for export in self.exports.values()}

        def deploy() -> None:
            outcome = "EXECUTE_FAILED"
            try:
                stack.deploy(change_set, self._stored, exported)
                self._export(stack)
                outcome = "EXECUTE_COMPLETE"
            finally:
                change_set.execution_status = outcome

        self._carry_out(stack, change_set.change_set_type, deploy)

    def create_stack(self, *_: Any, **__: Any) -> Stack:
        raise ValidationError(message="The local stack does not offer stack sets.")

    def deploy(self, change_set: ChangeSet) -> Stack:
        """Deploys at once, as CreateStack and UpdateStack do."""
        if self.create_change_set(change_set).status == "FAILED":
            raise ValidationError(message="No updates are to be performed.")
        self.execute_change_set(change_set.change_set_id)
        return self.get_stack(change_set.stack_id)

    def delete_stack(self, name_or_stack_id: str, retained: list[str]) -> None:
        found = self.found(name_or_stack_id)
        if found is None:
            return
        if retained and found.status != "DELETE_FAILED":
            raise ValidationError(
                message=f"Invalid operation on stack [{found.stack_id}]. When you delete a stack, specify which "
                "resources to retain only when the stack is in the DELETE_FAILED state."
            )
        with self._lock:
            stack = self._begin(found.stack_id, "DELETE")

        def remove() -> None:
            stack.deployment.delete_all(retained)
            stack.outputs = None
            self._export(stack)
            self.deleted_stacks[stack.stack_id] = self.stacks.pop(stack.stack_id)
            for change_set in [held for held in self.change_sets.values() if held.stack_id == stack.stack_id]:
                del self.change_sets[change_set.change_set_id]

        self._carry_out(stack, "DELETE", remove)

    def _stored(self, name: str) -> str:
        parameter = ssm_backends[self.account_id][self.region_name].get_parameter(name)
        if parameter is None:
            raise ValidationError(message=f"Unable to fetch parameters [{name}] from parameter store for this account")
        return parameter.value

    def _export(self, stack: Stack) -> None:
        """Replaces the stack's exports; deployments in progress keep those that they started with."""
        with self._lock:
            others = [held for held in self.exports.values() if held.exporting_stack_id != stack.stack_id]
            exports = [
                Export(stack.stack_id, output["ExportName"], output["OutputValue"])
                for output in stack.outputs or []
                if output["ExportName"]
            ]
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
