"""The values of a template: its parameters, its conditions, and what its functions give."""

import base64
import re
from collections.abc import Callable
from typing import Any

from moto.cloudformation.exceptions import ExportNotFound, UnformattedGetAttTemplateException, ValidationError

from .template import Template, conditions_in_order, is_function, text

_STORED = "AWS::SSM::Parameter::Value<"


def parameter_values(template: Template, given: dict[str, str], stored: Callable[[str], str]) -> dict[str, Any]:
    """Returns texts and lists of texts; looks up those that name a parameter of the parameter store."""
    values: dict[str, Any] = {}
    for name, slot in template.get("Parameters", {}).items():
        kind, value = slot["Type"], given[name]
        if kind.startswith(_STORED):
            kind, value = kind[len(_STORED) : -1], stored(value)
        is_list = kind == "CommaDelimitedList" or kind.startswith("List<")
        values[name] = [part.strip() for part in value.split(",")] if is_list else value
    return values


class Functions:
    """Calls the functions of a template; the resources that they refer to must exist."""

    def __init__(self, template: Template, names: dict[str, Any], resources: dict[str, Any], exports: dict[str, str]):
        """The names are those of parameters and of AWS, with their values."""
        self._mappings = template.get("Mappings", {})
        self._names = names
        self._resources = resources
        self._exports = exports
        self._conditions: dict[str, bool] = {}
        for name in conditions_in_order(template):
            self._conditions[name] = self._holds(template["Conditions"][name])

    def is_wanted(self, member: dict[str, Any]) -> bool:
        """Whether the condition of a resource or an output holds, if it has one."""
        return "Condition" not in member or self._conditions[member["Condition"]]

    def value(self, part: Any) -> Any:
        """A part of a template without functions; None in the place of AWS::NoValue."""
        if isinstance(part, list):
            return [value for value in map(self.value, part) if value is not None]
        if not isinstance(part, dict):
            return part
        for name in filter(is_function, part):
            try:
                return self._called(name, part[name])
            except (LookupError, ValueError, NotImplementedError, UnformattedGetAttTemplateException) as unknown:
                raise ValidationError(message=f"Template error: {name} finds nothing for {part[name]}.") from unknown
        values = {key: self.value(value) for key, value in part.items()}
        return {key: value for key, value in values.items() if value is not None}

    def _called(self, name: str, given: Any) -> Any:
        match name, given:
            case "Ref", _:
                return self._named(given)
            case "Fn::GetAtt", [resource, attribute]:
                return self._resources[resource].get_cfn_attribute(self.value(attribute))
            case "Fn::If", [condition, then, otherwise]:
                return self.value(then if self._conditions[condition] else otherwise)
            case "Fn::Sub", [pattern, variables]:
                return re.sub(r"\$\{([^}]+)}", lambda found: self._substituted(found[1], variables), pattern)
        arguments = self.value(given)
        match name, arguments:
            case "Fn::Base64", _:
                return base64.b64encode(text(arguments).encode()).decode()
            case "Fn::FindInMap", [mapping, top, second]:
                return self._mappings[mapping][text(top)][text(second)]
            case "Fn::GetAZs", _:
                return [(text(arguments) or self._names["AWS::Region"]) + zone for zone in "abcd"]
            case "Fn::ImportValue", _:
                if arguments not in self._exports:
                    raise ExportNotFound(text(arguments))
                return self._exports[arguments]
            case "Fn::Join", [separator, list(parts)]:
                return separator.join(map(text, parts))
            case "Fn::Select", [index, list(values)]:
                return dict(enumerate(values))[int(text(index))]
            case "Fn::Split", [separator, whole]:
                return text(whole).split(separator)
        raise ValueError(arguments)

    def _named(self, name: str) -> Any:
        if name == "AWS::NoValue":
            return None
        return self._names[name] if name in self._names else self._resources[name].physical_resource_id

    def _substituted(self, name: str, variables: dict[str, Any]) -> str:
        if name.startswith("!"):
            return f"${{{name[1:]}}}"
        if name in variables:
            return text(self.value(variables[name]))
        resource, _, attribute = name.partition(".")
        return text(self._resources[resource].get_cfn_attribute(attribute) if attribute else self._named(name))

    def _holds(self, condition: Any) -> bool:
        match condition:
            case {"Condition": name}:
                return self._conditions[name]
            case {"Fn::And": conditions}:
                return all(map(self._holds, conditions))
            case {"Fn::Or": conditions}:
                return any(map(self._holds, conditions))
            case {"Fn::Not": [negated]}:
                return not self._holds(negated)
            case {"Fn::Equals": values}:
                one, other = map(self.value, values)
                return one == other if isinstance(one, list) else text(one) == text(other)
        raise ValidationError(message=f"Template error: {condition} is not a condition.")
