"""Templates: how they are read, and in what order their parts depend on each other."""

import re
from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from typing import Any

import yaml
from moto.cloudformation.exceptions import ValidationError

Template = dict[str, Any]

# Deeper than any template of use, and shallow enough for all that walks through one.
_MAX_DEPTH = 100

_SUBSTITUTED = re.compile(r"\$\{([^!}.][^}.]*)[^}]*}")
_DYNAMIC = re.compile(r"\{\{resolve:[^}]*}*")
_CDK_NOTE = "AWS::CDK::Metadata"

_BLOCKS = ("Parameters", "Mappings", "Conditions", "Resources", "Outputs")

_FUNCTIONS = {"Ref"} | {
    f"Fn::{name}"
    for name in "And Base64 Equals FindInMap GetAZs GetAtt If ImportValue Join Not Or Select Split Sub".split()
}


def text(value: Any) -> str:
    """CloudFormation treats numbers, Booleans and strings alike: https://github.com/aws/aws-cdk/issues/9849."""
    if isinstance(value, dict | list):
        raise ValidationError(message=f"Template error: a string is needed in the place of {value}.")
    return str(value).lower() if isinstance(value, bool) else str(value)


class TemplateLoader(yaml.SafeLoader):
    """Reads the short forms of functions, and makes no objects of Python: a template is not a program."""

    _depth = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise _format_error("YAML aliases are not allowed in CloudFormation templates")
        if self._depth == _MAX_DEPTH:
            raise _format_error(f"It is nested deeper than {_MAX_DEPTH} levels.")
        self._depth += 1
        node = super().compose_node(parent, index)
        self._depth -= 1
        return node


def _short_form(loader: TemplateLoader, suffix: str, node: yaml.Node) -> dict[str, Any]:
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    return {suffix if suffix in ("Ref", "Condition") else f"Fn::{suffix}": value}


def _whole_number(loader: TemplateLoader, node: yaml.ScalarNode) -> int | str:
    """Reads the integers of JSON; 010, 1_000 and 1:30 are text, and so is a fraction, which keeps its digits."""
    return int(node.value) if re.fullmatch(r"-?(0|[1-9]\d*)", node.value) else node.value


TemplateLoader.add_multi_constructor("!", _short_form)
TemplateLoader.add_constructor("tag:yaml.org,2002:int", _whole_number)
TemplateLoader.add_constructor("tag:yaml.org,2002:float", TemplateLoader.construct_yaml_str)
TemplateLoader.add_constructor("tag:yaml.org,2002:timestamp", TemplateLoader.construct_yaml_str)


def read(written: str | None) -> Template:
    """Returns the template with long forms of functions; raises a ValidationError if it has no template's form."""
    try:
        loaded = yaml.load(written or "", Loader=TemplateLoader)
    except (yaml.YAMLError, TypeError, ValueError) as mistake:
        raise _format_error(str(mistake)) from mistake
    if not isinstance(loaded, dict) or not loaded.get("Resources"):
        raise _format_error("At least one Resources member must be defined.")
    # Rules assert something about parameters, which is not checked.
    template = normal({block: part for block, part in loaded.items() if block != "Rules"})
    for block in _BLOCKS:
        members = template.get(block, {})
        if not isinstance(members, dict) or not all(isinstance(member, dict) for member in members.values()):
            raise _format_error(f"Any {block} member must be an object.")
    for block, needed, kind in (("Parameters", "Type", str), ("Resources", "Type", str), ("Outputs", "Value", object)):
        for name, member in template.get(block, {}).items():
            if not isinstance(member.get(needed), kind) or needed not in member:
                raise _format_error(f"[/{block}/{name}] Every {block} object must contain a {needed} member.")
            if not isinstance(member.get("Properties", {}), dict):
                raise _format_error(f"[/{block}/{name}/Properties] must be an object.")
    # The CDK's note on what the template was made with: CloudFormation creates nothing of it either.
    template["Resources"] = {
        name: definition for name, definition in template["Resources"].items() if definition["Type"] != _CDK_NOTE
    }
    for name, slot in template.get("Parameters", {}).items():
        if isinstance(slot.get("Default"), dict | list):
            raise _format_error(f"[/Parameters/{name}] Every Default member must be a string.")
        slot.update({"Default": text(slot["Default"])} if "Default" in slot else {})
    return template


def _format_error(message: str) -> ValidationError:
    return ValidationError(message=f"Template format error: {message}")


def normal(part: Any, place: str = "") -> Any:
    """A part of a template whose keys are text, and whose functions have the arguments that they take."""
    if part is None:
        raise _format_error(f"[{place}] 'null' values are not allowed in templates")
    if isinstance(part, list):
        return [normal(value, f"{place}/{index}") for index, value in enumerate(part)]
    if not isinstance(part, dict):
        if not isinstance(part, str | int):
            raise _format_error(f"[{place}] must be a string, a number, a Boolean, a list or an object.")
        return part
    members = {text(key): normal(value, f"{place}/{key}") for key, value in part.items()}
    for name in members:
        if is_function(name):
            members[name] = _arguments(name, members)
    return members


def is_function(name: str) -> bool:
    return name == "Ref" or name.startswith("Fn::")


def _arguments(name: str, call: dict[str, Any]) -> Any:
    given = call[name]
    if name not in _FUNCTIONS:
        raise ValidationError(message=f"Template error: the local stack does not support {name}.")
    if name == "Fn::GetAtt" and isinstance(given, str):
        given = given.split(".", 1)
    if name == "Fn::Sub" and isinstance(given, str):
        given = [given, {}]
    match name, given:
        case (
            ("Ref", str())
            | ("Fn::Sub", [str(), dict()])
            | ("Fn::GetAtt" | "Fn::Join" | "Fn::Split", [str(), _])
            | ("Fn::If", [str(), _, _])
            | ("Fn::Equals" | "Fn::Select", [_, _])
            | ("Fn::FindInMap", [_, _, _])
            | ("Fn::Not", [_])
            | ("Fn::And" | "Fn::Or", list())
            | ("Fn::Base64" | "Fn::GetAZs" | "Fn::ImportValue", _)
        ) if len(call) == 1:
            return given
    raise ValidationError(message=f"Template error: {name} does not have the arguments that it takes.")


def _inner(part: Any) -> Iterable[tuple[Any, Any]]:
    """What a part of a template consists of, by keys or by places."""
    return part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()


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
    for pattern, known in _values(part, "Fn::Sub"):
        yield from (name for name in _SUBSTITUTED.findall(pattern) if name not in known)


def in_order(definitions: dict[str, Any]) -> list[str]:
    """The resources, each after those that it depends on."""
    needed = {}
    for name, definition in definitions.items():
        explicit = definition.get("DependsOn", [])
        named = map(text, explicit if isinstance(explicit, list) else [explicit])
        needed[name] = {*references(definition), *named}
    return _sorted(needed, "resources")


def conditions_in_order(template: Template) -> list[str]:
    """The conditions, each after those that it consists of."""
    conditions = template.get("Conditions", {})
    return _sorted({name: set(_values(condition, "Condition")) for name, condition in conditions.items()}, "conditions")


def _sorted(needed: dict[str, set[str]], members: str) -> list[str]:
    try:
        graph = {name: names & needed.keys() for name, names in needed.items()}
        return list(TopologicalSorter(graph).static_order())
    except CycleError as cycle:
        raise ValidationError(
            message=f"Circular dependency between {members}: [{', '.join(sorted(set(cycle.args[1])))}]"
        ) from cycle


def parameters_of(template: Template, given: dict[str, str]) -> dict[str, str]:
    """Returns the values of all parameters; raises a ValidationError if one is missing."""
    slots = template.get("Parameters", {})
    values = {name: given.get(name, slot.get("Default")) for name, slot in slots.items()}
    missing = [name for name, value in values.items() if value is None]
    if missing:
        raise ValidationError(message=f"Parameters: [{', '.join(missing)}] must have values")
    _refuse_dynamic_references(values)
    return values


def _refuse_dynamic_references(part: Any) -> None:
    """CloudFormation replaces them by values of other services; here they would be stored unresolved."""
    if isinstance(part, str) and (found := _DYNAMIC.search(part)):
        raise ValidationError(message=f"The local stack does not resolve dynamic references, such as {found[0]}")
    for _, value in _inner(part):
        _refuse_dynamic_references(value)


def check(template: Template) -> None:
    """Raises a ValidationError if a reference is unresolved or circular."""
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
    in_order(template["Resources"])
    conditions_in_order(template)
    _refuse_dynamic_references(template["Resources"])
