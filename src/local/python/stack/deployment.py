"""What a stack has deployed, and how a template changes it, in the order of CloudFormation."""

from collections.abc import Callable
from typing import Any

from moto.cloudformation.exceptions import ValidationError

from .functions import Functions
from .moto_types import type_names
from .resource import Properties, ResourceFailure, ResourceNotFound, ResourceType
from .template import Template, in_order

_REPLACING = "Requested update requires the creation of a new physical resource; hence creating one."

# By name: the types of this program; the others are moto's.
Types = dict[str, ResourceType]

# logical id, physical id, type, status, reason
Report = Callable[[str, str, str, str, str | None], None]

# The identifiers of the resources to import, by their logical ids.
Imports = dict[str, Properties]


def require_types(template: Template, provided: Types) -> None:
    """Refuses types that nobody provides; moto would leave their resources out."""
    named = {definition["Type"] for definition in template["Resources"].values()}
    unknown = sorted(named - {*provided, *type_names()})
    if unknown:
        private = [name for name in unknown if not name.startswith("AWS::")]
        raise ValidationError(
            message=f"Template format error: Unrecognized resource types: [{', '.join(unknown)}]. "
            f"This local stack provides {', '.join(sorted(provided))} and what moto provides."
            + (f" Integration responses under a name of your own: ./local stack --type {private[0]}" if private else "")
        )


def check_import(template: Template, changes: list[tuple[str, str, str]], imports: Imports) -> list[Any]:
    """An import takes resources over and changes nothing: AWS's user guide, import-resources.html."""
    if not imports or {(action, name) for action, name, _ in changes} != {("Add", name) for name in imports}:
        raise ValidationError(message="An import adds exactly the resources that it imports, and changes no other.")
    unkept = [name for name in imports if "DeletionPolicy" not in template["Resources"][name]]
    if unkept:
        raise ValidationError(message=f"A resource that is imported needs a DeletionPolicy: {', '.join(unkept)}.")
    return [("Import", name, kind) for _, name, kind in changes]


class Deployment:
    """The resources of a stack by their logical ids. Its types make those that are not this program's."""

    def __init__(self, types: Callable[[str], ResourceType], report: Report):
        self._types = types
        self._report = report
        self.resources: dict[str, Any] = {}
        # By logical id: the definition as it was in the template, and as it was deployed.
        self._written: dict[str, Any] = {}
        self._resolved: dict[str, Any] = {}
        # Replaced resources to delete, with their definitions: after a failure, the next deployment deletes them.
        self._replaced: dict[str, list[tuple[Any, Any]]] = {}

    def changes(self, template: Template) -> list[tuple[str, str, str]]:
        """Lists what a template changes: action, logical id and type."""
        new, old = template["Resources"], self._written
        added = [("Add", name, new[name]["Type"]) for name in new if name not in old]
        modified = [("Modify", name, new[name]["Type"]) for name in new if old.get(name, new[name]) != new[name]]
        return [*added, *modified, *(("Remove", name, old[name]["Type"]) for name in old if name not in new)]

    def deploy(self, template: Template, functions: Functions, imports: Imports) -> None:
        """Creates and updates in the order of dependencies, then deletes what was removed or replaced."""
        before = in_order(self._written)
        wanted = {name: part for name, part in template["Resources"].items() if functions.is_wanted(part)}
        if imports.keys() - wanted.keys():
            raise ResourceFailure("The condition of a resource to import does not hold.")
        for name in in_order(wanted):
            if imports and name not in imports:
                continue
            kind = wanted[name]["Type"]
            definition = functions.value({"Properties": {}, **wanted[name]})
            definition["Properties"] = self._types(kind).fitted(definition["Properties"])
            if name in imports:
                self._attempt("IMPORT", name, definition, lambda: self._import(name, imports[name], definition))
            elif self._differs(name, definition):
                self._bring(name, definition)
            self._resolved[name] = definition
            self._written[name] = wanted[name]
        for name in reversed([] if imports else before):
            self._clean_up_replaced(name)
            if name not in wanted:
                self._clean_up(name, *self._forget(name), "DeletionPolicy")

    def delete_all(self, retained: list[str]) -> None:
        """Stops at the first resource that cannot be deleted, and keeps the rest."""
        for name in reversed(in_order(self._written)):
            self._clean_up_replaced(name)
            definition = self._resolved[name]
            if name in retained or definition.get("DeletionPolicy") == "Retain":
                self._tell(name, self.resources[name], definition, "DELETE_SKIPPED")
            else:
                self._delete(name, self.resources[name], definition)
            self._forget(name)

    def _differs(self, name: str, definition: Any) -> bool:
        """Whether the resource has to change: another policy or dependency does not change it."""
        held = self._resolved.get(name, {})
        return any(held.get(part) != definition[part] for part in ("Type", "Properties"))

    def _bring(self, name: str, definition: Any) -> None:
        held, as_held = self.resources.get(name), self._resolved.get(name, definition)
        kind, properties = self._types(definition["Type"]), definition["Properties"]
        if held is None:
            self._attempt("CREATE", name, definition, lambda: kind.create(name, properties))
        elif as_held["Type"] != definition["Type"] or kind.replaces(held, properties):
            self._tell(name, held, definition, "UPDATE_IN_PROGRESS", _REPLACING)
            self._attempt("UPDATE", name, definition, lambda: kind.create(name, properties))
            self._replaced.setdefault(name, []).append((held, as_held))
        else:
            self._attempt("UPDATE", name, definition, lambda: kind.update(held, properties))

    def _import(self, name: str, identifier: Properties, definition: Any) -> Any:
        found = self._types(definition["Type"]).find(name, identifier, definition["Properties"])
        for member, value in identifier.items():
            if definition["Properties"].get(member, value) != value:
                raise ResourceFailure(f"The template and the identifier have different values of {member}.")
        return found

    def _attempt(self, verb: str, name: str, definition: Any, action: Callable[[], Any]) -> None:
        held = self.resources.get(name)
        self._tell(name, held, definition, f"{verb}_IN_PROGRESS")
        try:
            now = action()
        except ResourceFailure as failure:
            self._tell(name, held, definition, f"{verb}_FAILED", str(failure))
            raise ResourceFailure(f"The following resource(s) failed to {verb.lower()}: [{name}].") from failure
        now.logical_resource_id, now.cf_resource_type = name, definition["Type"]
        self.resources[name] = now
        self._tell(name, now, definition, f"{verb}_COMPLETE")

    def _clean_up_replaced(self, name: str) -> None:
        for held, definition in self._replaced.pop(name, []):
            self._clean_up(name, held, definition, "UpdateReplacePolicy")

    def _clean_up(self, name: str, held: Any, definition: Any, policy: str) -> None:
        """Leaves what cannot be deleted after an update, without a failure, as CloudFormation does."""
        if definition.get(policy) == "Retain":
            self._tell(name, held, definition, "DELETE_SKIPPED")
            return
        try:
            self._delete(name, held, definition)
        except ResourceFailure:
            return

    def _delete(self, name: str, held: Any, definition: Any) -> None:
        self._tell(name, held, definition, "DELETE_IN_PROGRESS")
        try:
            self._types(definition["Type"]).delete(held, definition["Properties"])
        except ResourceNotFound:
            # "CloudFormation itself chooses to ignore this error during stack workflows", cloudformation-cli #456.
            pass
        except ResourceFailure as failure:
            self._tell(name, held, definition, "DELETE_FAILED", str(failure))
            raise ResourceFailure(f"The following resource(s) failed to delete: [{name}].") from failure
        self._tell(name, held, definition, "DELETE_COMPLETE")

    def _forget(self, name: str) -> tuple[Any, Any]:
        self._written.pop(name)
        return self.resources.pop(name), self._resolved.pop(name)

    def _tell(self, name: str, resource: Any, definition: Any, status: str, reason: str | None = None) -> None:
        """Some of moto's resources have no identifier."""
        self._report(name, str(getattr(resource, "physical_resource_id", "")), definition["Type"], status, reason)
