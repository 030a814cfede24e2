"""Templates: how they are read, and in what order their resources depend on each other."""

import json
import re
from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from typing import Any

import yaml
from moto.cloudformation.exceptions import ValidationError

Template = dict[str, Any]

_SUBSTITUTED = re.compile(r"\$\{([^!}.][^}.]*)[^}]*}")

_BLOCKS = ("Parameters", "Mappings", "Conditions", "Resources", "Outputs")

# The arguments of functions. Without a check, moto would end in an error of Python.
_ARGUMENTS: dict[str, tuple[Any, ...]] = {
    "Fn::Equals": (object, object),
    "Fn::FindInMap": (str, object, object),
    "Fn::GetAtt": (str, str),
    "Fn::If": (str, object, object),
    "Fn::Join": (str, object),
    "Fn::Not": (object,),
    "Fn::Select": (int | str, object),
    "Fn::Split": (str, object),
    "Fn::Sub": (str, dict),
}


class TemplateLoader(yaml.SafeLoader):
    """Reads the short forms of functions, and makes no objects of Python: a template is not a program."""


def _short_form(loader: TemplateLoader, suffix: str, node: yaml.Node) -> dict[str, Any]:
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    return {suffix if suffix in ("Ref", "Condition") else f"Fn::{suffix}": value}


TemplateLoader.add_multi_constructor("!", _short_form)


def read(text: str | None) -> Template:
    """The template with the long forms of functions; a ValidationError where it has not the form of a template."""
    try:
        # Dates, such as a version without quotation marks, become strings.
        plain = json.dumps(yaml.load(text or "", Loader=TemplateLoader), default=str)
    except (yaml.YAMLError, TypeError, ValueError) as mistake:
        raise _format_error(str(mistake)) from mistake
    template = json.loads(plain, object_hook=_normal)
    if not isinstance(template, dict) or not template.get("Resources"):
        raise _format_error("At least one Resources member must be defined.")
    for place in _nulls(template, ""):
        raise _format_error(f"[{place}] 'null' values are not allowed in templates")
    for block in _BLOCKS:
        members = template.get(block, {})
        if not isinstance(members, dict) or not all(isinstance(member, dict) for member in members.values()):
            raise _format_error(f"Any {block} member must be an object.")
    for block in ("Parameters", "Resources"):
        for name, member in template.get(block, {}).items():
            if not isinstance(member.get("Type"), str):
                raise _format_error(f"[/{block}/{name}] Every {block} object must contain a Type member.")
            if not isinstance(member.get("Properties", {}), dict):
                raise _format_error(f"[/{block}/{name}/Properties] must be an object.")
    for name, condition in template.get("Conditions", {}).items():
        if "Condition" in condition:
            # A condition that is another one; moto knows those within functions only.
            template["Conditions"][name] = {"Fn::And": [condition]}
    return template


def _format_error(message: str) -> ValidationError:
    return ValidationError(message=f"Template format error: {message}")


def _normal(part: dict[str, Any]) -> dict[str, Any]:
    """An object of a template: its functions have the arguments that they take, and GetAtt has its two in a list."""
    if isinstance(part.get("Fn::GetAtt"), str):
        part["Fn::GetAtt"] = part["Fn::GetAtt"].split(".", 1)
    for name in part.keys() & _ARGUMENTS.keys():
        given, kinds = part[name], _ARGUMENTS[name]
        if name == "Fn::Sub" and isinstance(given, str):
            continue
        if not (isinstance(given, list) and len(given) == len(kinds) and all(map(isinstance, given, kinds))):
            raise ValidationError(message=f"Template error: {name} does not have the arguments that it takes.")
    if not isinstance(part.get("Ref", ""), str):
        raise ValidationError(message="Template error: every Ref object must have a single String value.")
    return part


def _inner(part: Any) -> Iterable[tuple[Any, Any]]:
    """What a part of a template consists of, by keys or by places."""
    return part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()


def _nulls(part: Any, place: str) -> Iterator[str]:
    if part is None:
        yield place
    for key, value in _inner(part):
        yield from _nulls(value, f"{place}/{key}")


def _values(part: Any, name: str) -> Iterator[Any]:
    """What a part of a template has under a name, at any depth."""
    for key, value in _inner(part):
        if key == name:
            yield value
        yield from _values(value, name)


def references(part: Any) -> Iterator[str]:
    """The names that a part of a template refers to, those of parameters and of AWS among them."""
    yield from _values(part, "Ref")
    yield from (attribute[0] for attribute in _values(part, "Fn::GetAtt"))
    for value in _values(part, "Fn::Sub"):
        text, known = (value, {}) if isinstance(value, str) else value
        yield from (name for name in _SUBSTITUTED.findall(text) if name not in known)


def in_order(definitions: dict[str, Any]) -> list[str]:
    """The resources, each after those that it depends on."""
    graph = {}
    for name, definition in definitions.items():
        explicit = definition.get("DependsOn", [])
        needed = {*references(definition), *([explicit] if isinstance(explicit, str) else explicit)}
        graph[name] = needed & definitions.keys()
    try:
        return list(TopologicalSorter(graph).static_order())
    except CycleError as cycle:
        raise ValidationError(
            message=f"Circular dependency between resources: [{', '.join(sorted(set(cycle.args[1])))}]"
        ) from cycle


def check_parameters(template: Template, given: dict[str, Any]) -> None:
    slots = template.get("Parameters", {})
    missing = [name for name, slot in slots.items() if "Default" not in slot and name not in given]
    if missing:
        raise ValidationError(message=f"Parameters: [{', '.join(missing)}] must have values")


def check_references(template: Template) -> None:
    known = {*template["Resources"], *template.get("Parameters", {})}
    for block in ("Resources", "Outputs"):
        missing = {
            name for name in references(template.get(block)) if name not in known and not name.startswith("AWS::")
        }
        if missing:
            raise _format_error(
                f"Unresolved resource dependencies [{', '.join(sorted(missing))}] in the {block} block of the template"
            )
    conditions = template.get("Conditions", {})
    members = [*template["Resources"].values(), *template.get("Outputs", {}).values()]
    named = [
        *(member["Condition"] for member in members if "Condition" in member),
        *(arguments[0] for arguments in _values(template, "Fn::If")),
        *_values(list(conditions.values()), "Condition"),
    ]
    for name in named:
        if name not in [*conditions]:
            raise _format_error(f"Unresolved condition dependency {name}")
