"""Whether the desired states in main.tf are what the type's schema takes.

Terraform and its AWS provider are in no package registry that a build can count on, so the file is parsed by
python-hcl2. A reference to another resource counts as a string, which every attribute referred to here is.
"""

import json
from pathlib import Path

import hcl2
import jsonschema
import pytest

SCHEMA = json.loads((Path(__file__).parents[2] / "aws-apigatewayv2-integrationresponse.json").read_text())
MAIN = Path(__file__).with_name("main.tf")


def unquoted(text):
    """The value of an HCL string as python-hcl2 gives it: in quotes, with the escapes that HCL shares with JSON."""
    return json.loads(text).replace("$${", "${") if text.startswith('"') else text


def value(node):
    if isinstance(node, dict):
        return {unquoted(key): value(child) for key, child in node.items() if not key.startswith("__")}
    return unquoted(node)


def resources(type_name):
    for block in hcl2.loads(MAIN.read_text())["resource"]:
        for declared, named in block.items():
            if unquoted(declared) == type_name:
                for name, body in named.items():
                    yield unquoted(name), body


RESPONSES = dict(resources("aws_cloudcontrolapi_resource"))


def desired_states():
    states = {}
    for name, body in RESPONSES.items():
        expression = body["desired_state"].removeprefix("${jsonencode(").removesuffix(")}")
        states[name] = value(hcl2.loads(f"state = {expression}\n")["state"])
    return states


STATES = desired_states()


def test_both_integration_responses_are_declared():
    assert set(STATES) == {"accepted", "failed"}


@pytest.mark.parametrize("name", STATES)
def test_the_schema_accepts_the_desired_state(name):
    jsonschema.validate(STATES[name], SCHEMA)


@pytest.mark.parametrize("name", RESPONSES)
def test_what_api_gateway_holds_is_compared_with_the_desired_state(name):
    (lifecycle,) = RESPONSES[name]["lifecycle"]
    (postcondition,) = lifecycle["postcondition"]
    held, desired = postcondition["condition"].split(" == ")
    assert "jsondecode(self.properties)" in held
    assert "jsondecode(self.desired_state)" in desired
    for pointer in SCHEMA["readOnlyProperties"]:
        assert f'name != "{pointer.removeprefix("/properties/")}"' in held
    for side in (held, desired):
        assert "value != {}" in side


@pytest.mark.parametrize("name", STATES)
def test_the_state_names_no_read_only_property(name):
    read_only = {pointer.removeprefix("/properties/") for pointer in SCHEMA["readOnlyProperties"]}
    assert not read_only & set(STATES[name])


def test_strings_reach_cloud_control_as_they_are_meant():
    assert STATES["accepted"]["TemplateSelectionExpression"] == "${integration.response.header.content-type}"
    assert json.loads(STATES["failed"]["ResponseTemplates"]["$default"]) == {"state": "failed", "retry": True}
    assert STATES["failed"]["IntegrationResponseKey"] == r"/5\d\d/"


def test_the_schema_refuses_what_is_not_a_property():
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**STATES["accepted"], "ContentHandling": "CONVERT_TO_TEXT"}, SCHEMA)
