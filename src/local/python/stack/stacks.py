"""A stack and its change sets. Their members have the names of CloudFormation's, by which moto writes them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from moto.cloudformation.exceptions import CloudFormationError
from moto.cloudformation.models import Change, Event
from moto.core.utils import utcnow

from .deployment import Deployment, Imports, Types
from .functions import Functions, parameter_values
from .moto_types import MotoType
from .resource import ResourceFailure
from .template import Template, text


@dataclass
class ChangeSet:
    """A deployment to come: first what was submitted, then what CloudFormation adds."""

    change_set_type: str
    stack_name: str
    template: str
    parameters: dict[str, str]
    tags: dict[str, str]
    change_set_name: str = "direct"
    description: str | None = None
    imports: Imports = field(default_factory=dict)

    change_set_id: str = ""
    stack_id: str = ""
    parsed: Template = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    status: str = "CREATE_COMPLETE"
    status_reason: str | None = None
    execution_status: str = "AVAILABLE"
    creation_time: datetime = field(default_factory=utcnow)


class Stack:
    """A stack whose outputs are those of its last successful deployment. moto needs the class to bear this name."""

    disable_rollback = True

    def __init__(self, stack_id: str, name: str, account: str, region: str, provided: Types):
        self.stack_id, self.name, self.creation_time = stack_id, name, utcnow()
        self.template, self.parsed, self.tags, self.given = "", {}, {}, {}
        self.description: str | None = None
        self.outputs: list[dict[str, Any]] | None = None
        self.events: list[Event] = []
        self._names = {
            "AWS::AccountId": account,
            "AWS::Partition": "aws",
            "AWS::Region": region,
            "AWS::StackId": stack_id,
            "AWS::StackName": name,
            "AWS::URLSuffix": "amazonaws.com",
        }
        self.deployment = Deployment(lambda kind: provided.get(kind) or MotoType(kind, self._names), self._report)
        self.enter("REVIEW_IN_PROGRESS", "User Initiated")

    @property
    def stack_resources(self) -> list[Any]:
        return [*self.deployment.resources.values()]

    @property
    def parameters(self) -> list[dict[str, str]]:
        slots = self.parsed.get("Parameters", {})
        return [
            {"ParameterKey": name, "ParameterValue": "****" if slots[name].get("NoEcho") else value}
            for name, value in self.given.items()
        ]

    def is_as(self, change_set: ChangeSet) -> bool:
        """Whether nothing would change; after a failure, the same template is deployed again."""
        same = change_set.parsed == self.parsed and change_set.parameters == self.given
        return same and not self.status.endswith("_FAILED")

    def is_busy(self) -> bool:
        return self.status.endswith("_IN_PROGRESS") and self.status != "REVIEW_IN_PROGRESS"

    def deploy(self, change_set: ChangeSet, stored: Callable[[str], str], exports: dict[str, str]) -> None:
        """Deploys it, with parameters from the parameter store and exports of other stacks."""
        self.template, self.parsed, self.given = change_set.template, change_set.parsed, change_set.parameters
        self.tags = change_set.tags or self.tags
        values = parameter_values(self.parsed, self.given, stored)
        functions = Functions(self.parsed, {**self._names, **values}, self.deployment.resources, exports)
        self.deployment.deploy(self.parsed, functions, change_set.imports)
        self.description = self.parsed.get("Description")
        self.outputs = [
            {
                "OutputKey": name,
                "OutputValue": text(functions.value(output["Value"])),
                "Description": output.get("Description"),
                "ExportName": functions.value(output.get("Export", {}).get("Name")),
            }
            for name, output in self.parsed.get("Outputs", {}).items()
            if functions.is_wanted(output)
        ] or None

    def carry_out(self, verb: str, action: Callable[[], None]) -> None:
        """Runs an action and reports its outcome. There is no rollback: the next deployment continues from there."""
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
        self._report(self.name, self.stack_id, "AWS::CloudFormation::Stack", status, reason)

    def _report(self, logical_id: str, physical_id: str, kind: str, status: str, reason: str | None) -> None:
        self.events.append(Event(self.stack_id, self.name, logical_id, physical_id, kind, status, reason, None))
        line = f"{self.name}  {status}  {logical_id}  {kind}"
        line += f"  {physical_id}" if physical_id and physical_id != self.stack_id else ""
        print(line + (f"\n    {reason}" if reason else ""), flush=True)
