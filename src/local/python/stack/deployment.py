"""What a stack has deployed, and how a template changes it: moto's resource map, in the order of CloudFormation."""

import copy
from collections.abc import Callable, Iterable
from typing import Any

from moto.cloudformation import parsing
from moto.cloudformation.exceptions import ValidationError
from moto.core.exceptions import ServiceException

from .resource import ResourceFailure, ResourceType
from .template import Template, in_order

_REPLACING = "Requested update requires the creation of a new physical resource; hence creating one."

# moto's own nested stacks would hide that they fail.
_NESTED = "AWS::CloudFormation::Stack"

# By name: the types of this program; the others are moto's.
Types = dict[str, ResourceType]

# logical id, physical id, type, status, reason
Report = Callable[[str, str, str, str, str | None], None]


def require_types(template: Template, provided: Types) -> None:
    """Refuses types that nobody provides; moto would leave their resources out."""
    named = {definition["Type"] for definition in template["Resources"].values()}
    unknown = sorted(named - ({*provided, *parsing.get_model_map()} - {_NESTED}))
    if unknown:
        raise ValidationError(
            message=f"Template format error: Unrecognized resource types: [{', '.join(unknown)}]. "
            f"This local stack provides {', '.join(sorted(provided))} and what moto provides."
        )


class Deployment(parsing.ResourceMap):
    """The resources of a stack by their logical ids. Looking never creates one, as it does in moto's own map."""

    def __init__(self, provided: Types, **place: Any):
        super().__init__(**place)
        self._provided = provided
        # By logical id: the definition as it was in the template, and as it was deployed.
        self._written: dict[str, Any] = {}
        self._resolved: dict[str, Any] = {}
        # Replaced and not deleted yet, each with its definition: after a failure, the next deployment deletes them.
        self._replaced: dict[str, list[tuple[Any, Any]]] = {}

    def __getitem__(self, key: str) -> Any:
        return self._parsed_resources[key]

    def __len__(self) -> int:
        return len(self._written)

    @property
    def resources(self) -> Iterable[str]:
        return list(self._written)

    def validate_outputs(self) -> None:
        """moto asks for the classes of the resources; here an output is looked at when the stack is deployed."""

    def parse_ssm_parameter(self, value: str, value_type: str) -> Any:
        if parsing.ssm_backends[self._account_id][self._region_name].get_parameter(value) is None:
            raise ValidationError(message=f"Unable to fetch parameters [{value}] from parameter store for this account")
        return super().parse_ssm_parameter(value, value_type)

    def build_resource_diff(self, other_template: Template, parameters: Any = None) -> dict[str, Any]:
        new = other_template["Resources"]
        return {
            "Add": [name for name in new if name not in self._written],
            "Modify": [name for name in new if self._written.get(name, new[name]) != new[name]],
            "Remove": [name for name in self._written if name not in new],
        }

    def build_change_set_actions(self, template: Template) -> dict[str, Any]:
        types = {name: definition["Type"] for name, definition in {**self._written, **template["Resources"]}.items()}
        return {
            action: {name: {"LogicalResourceId": name, "ResourceType": types[name]} for name in names}
            for action, names in self.build_resource_diff(template).items()
        }

    def deploy(self, template: Template, parameters: dict[str, Any], report: Report) -> None:
        """Creates and updates first, in the order of dependencies; what is removed or was replaced goes last."""
        before = in_order(self._written)
        self._template, self.input_parameters = template, parameters
        self.resolved_parameters = {}
        self.load_mapping()
        self.load_parameters()
        self.load_conditions()
        wanted = {name: definition for name, definition in template["Resources"].items() if self.is_wanted(definition)}
        for name in in_order(wanted):
            definition = {**self._clean(name, wanted[name]), "Type": wanted[name]["Type"]}
            if self._differs(name, definition):
                self._bring(name, definition, report)
            self._resolved[name] = definition
            self._written[name] = wanted[name]
        for name in reversed(before):
            for held, definition in self._replaced.pop(name, []):
                self._clean_up(name, held, definition, "UpdateReplacePolicy", report)
            if name not in wanted:
                self._clean_up(name, *self._forget(name), "DeletionPolicy", report)

    def delete_all(self, report: Report) -> None:
        """Ends at the first resource that cannot be deleted, and keeps what is left."""
        for name in reversed(in_order(self._written)):
            for held, replaced in self._replaced.pop(name, []):
                self._clean_up(name, held, replaced, "UpdateReplacePolicy", report)
            definition = self._resolved[name]
            if definition.get("DeletionPolicy") == "Retain":
                report(name, _identifier(self[name]), definition["Type"], "DELETE_SKIPPED", None)
            else:
                self._delete(name, self[name], definition, report)
            self._forget(name)

    def _differs(self, name: str, definition: Any) -> bool:
        """Whether there is something to do: a policy or a dependency that has changed changes no resource."""
        held = self._resolved.get(name, {})
        return any(held.get(part) != definition[part] for part in ("Type", "Properties"))

    def is_wanted(self, definition: Any) -> bool:
        """Whether the condition of a resource or an output holds, if it has one."""
        condition = definition.get("Condition")
        return condition is None or self.lazy_condition_map[condition]

    def _clean(self, name: str, definition: Any) -> Any:
        try:
            return parsing.clean_json({"Properties": {}, **copy.deepcopy(definition)}, self)
        except KeyError as missing:
            raise ResourceFailure(f"{name} refers to {missing}, which is not in the stack.") from missing

    def _bring(self, name: str, definition: Any, report: Report) -> None:
        held, as_held = self._parsed_resources.get(name), self._resolved.get(name, definition)
        verb = "CREATE" if held is None else "UPDATE"
        kind, held_id = definition["Type"], _identifier(held)
        report(name, held_id, kind, f"{verb}_IN_PROGRESS", None)
        try:
            if held is None:
                now = self._create(name, definition)
            elif as_held["Type"] != kind or (kind in self._provided and self._replaces(kind, held, definition)):
                report(name, held_id, kind, "UPDATE_IN_PROGRESS", _REPLACING)
                now = self._create(name, definition)
                self._replaced.setdefault(name, []).append((held, as_held))
            else:
                now = self._update(name, held, definition)
        except (ResourceFailure, ServiceException) as failure:
            report(name, held_id, kind, f"{verb}_FAILED", str(failure))
            raise ResourceFailure(f"The following resource(s) failed to {verb.lower()}: [{name}].") from failure
        now.logical_resource_id, now.cf_resource_type = name, kind
        self._parsed_resources[name] = now
        report(name, _identifier(now), kind, f"{verb}_COMPLETE", None)

    def _replaces(self, kind: str, held: Any, definition: Any) -> bool:
        return self._provided[kind].replaces(held, definition["Properties"])

    def _create(self, name: str, definition: Any) -> Any:
        if definition["Type"] in self._provided:
            return self._provided[definition["Type"]].create(name, definition["Properties"])
        return parsing.parse_and_create_resource(
            name, {**definition, "Condition": None}, self, self._account_id, self._region_name
        )

    def _update(self, name: str, held: Any, definition: Any) -> Any:
        if definition["Type"] in self._provided:
            return self._provided[definition["Type"]].update(held, definition["Properties"])
        updated = parsing.parse_and_update_resource(name, definition, self, self._account_id, self._region_name)
        if updated is None:
            raise ResourceFailure(f"moto does not update {definition['Type']}.")
        return updated

    def _clean_up(self, name: str, held: Any, definition: Any, policy: str, report: Report) -> None:
        """As in CloudFormation, what cannot be deleted after an update is left, and fails nothing."""
        if definition.get(policy) == "Retain":
            report(name, _identifier(held), definition["Type"], "DELETE_SKIPPED", None)
            return
        try:
            self._delete(name, held, definition, report)
        except ResourceFailure:
            return

    def _delete(self, name: str, held: Any, definition: Any, report: Report) -> None:
        kind = definition["Type"]
        report(name, _identifier(held), kind, "DELETE_IN_PROGRESS", None)
        try:
            if kind in self._provided:
                self._provided[kind].delete(held)
            else:
                self._delete_resource(held, definition)
        except (ResourceFailure, ServiceException) as failure:
            report(name, _identifier(held), kind, "DELETE_FAILED", str(failure))
            raise ResourceFailure(f"The following resource(s) failed to delete: [{name}].") from failure
        report(name, _identifier(held), kind, "DELETE_COMPLETE", None)

    def _forget(self, name: str) -> tuple[Any, Any]:
        self._written.pop(name)
        return self._parsed_resources.pop(name), self._resolved.pop(name)


def _identifier(resource: Any) -> str:
    """Some of moto's resources have none."""
    return str(getattr(resource, "physical_resource_id", ""))
