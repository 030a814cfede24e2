"""What the program asks Pulumi to register, seen by Pulumi's own mocks and judged by the type's schema.

Pulumi's engine and its aws-native plugin are not part of the Python packages. The plugin turns apiId into ApiId and
sends the result to Cloud Control; these tests do the same turn to compare with the schema.
"""

import inspect
import json
from pathlib import Path

import jsonschema
import pulumi
import pytest
from pulumi.runtime import mocks as pulumi_mocks

SCHEMA = json.loads((Path(__file__).parents[2] / "aws-apigatewayv2-integrationresponse.json").read_text())
NATIVE = "aws-native:apigatewayv2:IntegrationResponse"
EXTENSION = "aws-native:index:ExtensionResource"
PRIVATE_TYPE = "MyOrg::ApiGatewayV2::IntegrationResponse"


def names(pointers):
    return {pointer.removeprefix("/properties/") for pointer in pointers}


PROPERTIES = set(SCHEMA["properties"])
READ_ONLY = names(SCHEMA["readOnlyProperties"])
CREATE_ONLY = names(SCHEMA["createOnlyProperties"])


def schema_name(pulumi_name):
    return pulumi_name[0].upper() + pulumi_name[1:]


class Service(pulumi.runtime.Mocks):
    """Returns what the provider would: the inputs, and the identifiers that API Gateway gives."""

    def __init__(self):
        self.registered = {}

    def new_resource(self, args):
        self.registered[args.typ, args.name] = args.inputs
        given = {
            "aws-native:apigatewayv2:Api": {"apiId": "api1", "apiEndpoint": "wss://api1.example"},
            "aws-native:apigatewayv2:Integration": {"integrationId": "int1"},
            "aws-native:apigatewayv2:Route": {"routeId": "route1"},
            NATIVE: {"integrationResponseId": f"{args.name}1"},
        }
        if args.typ == EXTENSION:
            model = {**args.inputs["properties"], "IntegrationResponseId": f"{args.name}1"}
            return f"api1|int1|{args.name}1", {**args.inputs, "outputs": model}
        return f"{args.name}-id", {**args.inputs, **given.get(args.typ, {})}

    def call(self, args):
        raise AssertionError(f"the program calls nothing, but called {args.token}")


class Monitor(pulumi_mocks.MockMonitor):
    """Keeps also what a mock is not told: which changes replace a resource, and what is deleted before that."""

    def __init__(self, service):
        super().__init__(service)
        self.replace_on_changes = {}
        self.deleted_first = set()

    def RegisterResource(self, request):  # noqa: N802 (the name is gRPC's)
        self.replace_on_changes[request.type, request.name] = set(request.replaceOnChanges)
        if request.deleteBeforeReplace:
            self.deleted_first.add((request.type, request.name))
        return super().RegisterResource(request)


def run(private_type=None):
    """Runs the program once; returns what it registered and the values of its outputs."""
    service = Service()
    monitor = Monitor(service)
    pulumi.runtime.set_mocks(service, monitor=monitor)
    from orders import orders_api  # the runtime must have its mocks first

    seen = {}

    @pulumi.runtime.test
    def program():
        orders = orders_api("https://backend.example/orders", private_type)
        outputs = pulumi.Output.all(
            endpoint=orders.api.api_endpoint, accepted=orders.accepted_id, failed=orders.failed_id
        )
        return outputs.apply(seen.update)

    program()
    return service.registered, monitor, seen


def native_model(registered, name):
    return {schema_name(key): value for key, value in registered[NATIVE, name].items() if value is not None}


def arguments(callable_):
    parameters = inspect.signature(callable_).parameters.values()
    return {p.name: p for p in parameters if p.kind is inspect.Parameter.KEYWORD_ONLY}


def camel(snake):
    head, *tail = snake.split("_")
    return head + "".join(word.capitalize() for word in tail)


@pytest.fixture(scope="module")
def native():
    return run()


@pytest.fixture(scope="module")
def extension():
    return run(PRIVATE_TYPE)


def test_the_sdk_takes_every_property_that_may_be_written_and_no_other():
    from pulumi_aws_native.apigatewayv2 import IntegrationResponseArgs

    taken = {schema_name(camel(name)) for name in arguments(IntegrationResponseArgs)}
    assert taken == PROPERTIES - READ_ONLY


def test_the_sdk_demands_the_properties_that_the_schema_requires():
    from pulumi_aws_native.apigatewayv2 import IntegrationResponseArgs

    demanded = {
        schema_name(camel(name))
        for name, parameter in arguments(IntegrationResponseArgs).items()
        if parameter.default is inspect.Parameter.empty
    }
    assert demanded == set(SCHEMA["required"])


def test_the_sdk_gives_every_property_as_an_output():
    from pulumi_aws_native.apigatewayv2 import IntegrationResponse

    outputs = {
        schema_name(camel(name))
        for name, member in vars(IntegrationResponse).items()
        if isinstance(member, property)
    }
    assert outputs == PROPERTIES


@pytest.mark.parametrize("response", ["accepted", "failed"])
def test_the_schema_accepts_what_the_program_registers(native, response):
    registered, _, _ = native
    jsonschema.validate(native_model(registered, response), SCHEMA)


def test_the_program_sets_every_property_that_may_be_written(native):
    registered, _, _ = native
    assert native_model(registered, "accepted") == {
        "ApiId": "api1",
        "IntegrationId": "int1",
        "IntegrationResponseKey": "$default",
        "ContentHandlingStrategy": "CONVERT_TO_TEXT",
        "TemplateSelectionExpression": "${integration.response.header.content-type}",
        "ResponseParameters": {
            "method.response.header.x-order-id": "integration.response.header.location",
            "method.response.header.x-answered-by": "'orders'",
        },
        "ResponseTemplates": {
            "application/json": '{"state": "accepted", "order": $input.json("$.id")}',
            "$default": '{"state": "accepted"}',
        },
    }
    assert set(native_model(registered, "accepted")) == PROPERTIES - READ_ONLY


def test_a_changed_create_only_property_replaces_the_resource(native):
    _, monitor, _ = native
    assert {schema_name(name) for name in monitor.replace_on_changes[NATIVE, "accepted"]} == CREATE_ONLY


def test_a_replacement_frees_the_key_first(native, extension):
    for response in ("accepted", "failed"):
        assert (NATIVE, response) in native[1].deleted_first
        assert (EXTENSION, response) in extension[1].deleted_first


def test_the_program_gives_the_identifiers_out(native):
    _, _, outputs = native
    assert outputs == {"endpoint": "wss://api1.example", "accepted": "accepted1", "failed": "failed1"}


def test_a_private_type_gets_the_same_properties_as_the_type_of_aws(native, extension):
    for response in ("accepted", "failed"):
        private = extension[0][EXTENSION, response]
        assert private["type"] == PRIVATE_TYPE
        assert private["properties"] == native_model(native[0], response)
        jsonschema.validate(private["properties"], SCHEMA)


def test_a_private_type_names_its_create_only_properties(extension):
    registered, monitor, _ = extension
    assert set(registered[EXTENSION, "accepted"]["createOnly"]) == CREATE_ONLY
    assert monitor.replace_on_changes[EXTENSION, "accepted"] == {f"properties.{name}" for name in CREATE_ONLY}


def test_a_private_type_gives_the_identifiers_out(extension):
    _, _, outputs = extension
    assert outputs == {"endpoint": "wss://api1.example", "accepted": "accepted1", "failed": "failed1"}


def test_the_schema_refuses_what_is_not_a_property(native):
    registered, _, _ = native
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**native_model(registered, "accepted"), "ContentHandling": "CONVERT_TO_TEXT"}, SCHEMA)
