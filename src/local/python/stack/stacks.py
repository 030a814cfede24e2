"""A stack: moto's, deployed in the order of CloudFormation, with failures that end as stack events."""

from collections.abc import Callable
from typing import Any

from moto.cloudformation import models
from moto.cloudformation.exceptions import CloudFormationError, ValidationError
from moto.cloudformation.parsing import Export, OutputMap

from .deployment import Deployment, Types
from .resource import ResourceFailure


class Stack(models.Stack):
    """A stack whose outputs are those of its last successful deployment. moto needs the class to bear this name."""

    def __init__(self, provided: Types, **given: Any):
        self._provided = provided
        self._outputs: list[dict[str, Any]] = []
        super().__init__(**given)
        self.disable_rollback = True

    def _create_resource_map(self) -> Deployment:
        return Deployment(
            self._provided,
            stack_id=self.stack_id,
            stack_name=self.name,
            parameters=self.parameters,
            tags=self.tags,
            account_id=self.account_id,
            region_name=self.region_name,
            template=self.template_dict,
            cross_stack_resources={},
        )

    def _create_output_map(self) -> OutputMap:
        """Without the outputs whose condition does not hold; moto would export them."""
        outputs = self.template_dict.get("Outputs", {})
        wanted = {name: output for name, output in outputs.items() if self.resource_map.is_wanted(output)}
        return OutputMap(self.resource_map, {"Outputs": wanted}, self.stack_id)

    @property
    def outputs(self) -> list[dict[str, Any]] | None:
        return self._outputs or None

    @property
    def stack_parameters(self) -> dict[str, Any]:
        """As they were given; moto's own have become numbers and lists, which it cannot read again."""
        return self._with_defaults(self.parameters)

    def _with_defaults(self, given: dict[str, Any]) -> dict[str, Any]:
        slots = self.template_dict.get("Parameters", {})
        return {name: given.get(name, slot.get("Default")) for name, slot in slots.items()}

    @property
    def parameter_list(self) -> list[dict[str, Any]]:
        slots = self.template_dict.get("Parameters", {})
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

    def deploy(self, template: str, parameters: dict[str, Any], imported: dict[str, Export]) -> list[Export]:
        """Deploys a template that may import these, and gives what it exports."""
        self.template, self.parameters = template, parameters
        self._parse_template()
        self.resource_map.cross_stack_resources = imported
        self.resource_map.deploy(self.template_dict, parameters, self._report)
        self.description = self.template_dict.get("Description")
        self.output_map = self._create_output_map()
        try:
            self._outputs = super().outputs or []
            return self.exports
        except KeyError as missing:
            raise ValidationError(
                message=f"Unresolved resource dependencies [{missing.args[0]}] in the Outputs block of the template"
            ) from missing

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
