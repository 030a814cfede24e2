"""Templates: how they are read, and in what order their resources depend on each other."""

import json
import re
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from typing import Any

import yaml
from moto.cloudformation.exceptions import ValidationError
from moto.cloudformation.utils import yaml_tag_constructor

Template = dict[str, Any]

_SUBSTITUTED = re.compile(r"\$\{([^!}.][^}.]*)[^}]*}")


class TemplateLoader(yaml.SafeLoader):
    """Reads the short forms of functions, and makes no objects of Python: a template is not a program."""


TemplateLoader.add_multi_constructor("!", lambda loader, suffix, node: yaml_tag_constructor(loader, f"!{suffix}", node))


def read(text: str) -> Template:
    try:
        template = yaml.load(text, Loader=TemplateLoader)
    except yaml.YAMLError as mistake:
        raise ValidationError(message=f"Template format error: {mistake}") from mistake
    if not isinstance(template, dict) or not isinstance(template.get("Resources"), dict):
        raise ValidationError(message="Template format error: At least one Resources member must be defined.")
    # Dates, such as a version without quotation marks, become strings.
    return json.loads(json.dumps(template, default=str))


def references(part: Any) -> Iterator[str]:
    """The names that a part of a template refers to, those of parameters and of AWS among them."""
    if isinstance(part, list):
        for item in part:
            yield from references(item)
    elif isinstance(part, dict):
        for key, value in part.items():
            if key == "Ref" and isinstance(value, str):
                yield value
            elif key == "Fn::GetAtt":
                yield value[0] if isinstance(value, list) else value.partition(".")[0]
            elif key == "Fn::Sub":
                text, known = (value, {}) if isinstance(value, str) else (value[0], value[1])
                yield from (name for name in _SUBSTITUTED.findall(text) if name not in known)
                yield from references(known)
            else:
                yield from references(value)


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
    slots = template.get("Parameters") or {}
    missing = [name for name, slot in slots.items() if "Default" not in slot and name not in given]
    if missing:
        raise ValidationError(message=f"Parameters: [{', '.join(missing)}] must have values")


def check_references(template: Template) -> None:
    known = {*template["Resources"], *(template.get("Parameters") or {})}
    for block in ("Resources", "Outputs"):
        missing = {
            name
            for name in references(template.get(block) or {})
            if name not in known and not name.startswith("AWS::")
        }
        if missing:
            raise ValidationError(
                message="Template format error: Unresolved resource dependencies "
                f"[{', '.join(sorted(missing))}] in the {block} block of the template"
            )
