"""Small stacks with what the examples do not have, each deployed to `./local stack` and deleted again."""

from .processes import Failure, expect, expect_in
from .template_cases import functions_and_values, gone, imports

API = """
Resources:
  Api:
    Type: AWS::ApiGatewayV2::Api
    Properties: {Name: small, ProtocolType: WEBSOCKET, RouteSelectionExpression: $request.body.action}
"""
INTEGRATION = """
  Integration:
    Type: AWS::ApiGatewayV2::Integration
    Properties: {ApiId: !Ref Api, IntegrationType: MOCK}
"""
IMPORTING = "Resources:" + INTEGRATION.replace("!Ref Api", "!ImportValue shared-api")
REFUSED = (
    (" ", "At least one Resources member must be defined"),
    ("Resources: {Api: }", "[/Resources/Api] 'null' values are not allowed"),
    ("Transform:" + API, "[/Transform] 'null' values are not allowed"),
    ("Parameters: {P: }" + API, "[/Parameters/P] 'null' values are not allowed"),
    ("Parameters: {P: {Default: 1}}" + API, "must contain a Type member"),
    (API.replace("small", '!Sub ["small"]'), "Fn::Sub does not have the arguments"),
    (API.replace("small", "!GetAtt Api"), "Fn::GetAtt does not have the arguments"),
    (API + "    Condition: Missing\n", "Unresolved condition dependency Missing"),
    ("Conditions: {A: !Not [!Condition A]}" + API, "Circular dependency between conditions"),
    ("Parameters: {P: {Type: String, Default: []}}" + API, "Default member must be a string"),
    (API.replace("small", "!Cidr [a, 1, 1]"), "does not support Fn::Cidr"),
    (API.replace("small", "'{{resolve:ssm:/name:1}}'"), "such as {{resolve:ssm:/name:1}}"),
    (API.replace("AWS::", "MyCo::"), "./local stack --type MyCo::ApiGatewayV2::Api"),
    ("A: &a [x]\nB: &b [*a, *a]" + API, "YAML aliases are not allowed in CloudFormation templates"),
    (API.replace("small", "[" * 4000 + "]" * 4000), "nested deeper than 100 levels"),
)


def small_stacks(stack):
    functions_and_values(stack)
    gone(stack, API + INTEGRATION)
    imports(stack, API + INTEGRATION)
    exports(stack)
    change_sets_of_one_name(stack)
    for text, said in REFUSED:
        stack.must_refuse(said, "CreateStack", StackName="refused", TemplateBody=text)
    stack.must_refuse("The local stack does not offer DetectStackDrift", "DetectStackDrift", StackName="refused")
    expect("APIs after them", stack.apis(), [])


def exports(stack):
    output = "Outputs: {Id: {Value: !Ref Api, Export: {Name: shared-api}}}"
    stack.deployed("an export", API + output, "exporting")
    stack.deployed("its import", IMPORTING, "importing")
    expect("integrations of the API of the other stack", len(stack.only_api().integrations), 1)
    stack.deployed("no export any more", API, "exporting")
    changed = IMPORTING.replace("MOCK", "MOCK, Description: new")
    stack.failed("an import of it", changed, name="importing")
    expect_in("No export named shared-api found", stack.events("importing"))
    stack.deleted("importing")
    stack.deleted("exporting")


def change_sets_of_one_name(stack):
    for name in ("first", "second"):
        place = ("--stack-name", name, "--change-set-name", "same")
        body = ("--change-set-type", "CREATE", "--template-body", API.replace("small", name))
        stack.must(stack.cli, "cloudformation", "create-change-set", *place, *body)
    described = ("describe-change-set", "--change-set-name", "same", "--query", "StackName", "--output", "text")
    expect("stack of the first", stack.aws(*described, "--stack-name", "first")[1].strip(), "first")
    for command in ("describe-change-set", "execute-change-set"):
        refused(stack, command, "ChangeSetNotFound", command, "--stack-name", "first", "--change-set-name", "other")
    command = ("execute-change-set", "--stack-name", "first", "--change-set-name", "same")
    stack.must(stack.cli, "cloudformation", *command)
    expect("API of the first only", stack.only_api().name, "first")
    expect("status of the second", stack.status("second"), "REVIEW_IN_PROGRESS")
    command = ("delete-change-set", "--stack-name", "second", "--change-set-name", "same")
    stack.must(stack.cli, "cloudformation", *command)
    refused(stack, "a deleted one", "ChangeSetNotFound", *described, "--stack-name", "second")
    expect("stack of the first", stack.aws(*described, "--stack-name", "first")[1].strip(), "first")
    stack.deleted("first")
    stack.deleted("second")


# The first for a client's own call, the others for those of a deployment.
LOST = """[
  {"fault": "DROPPED_BEFORE", "operation": "GetApis", "first": 1},
  {"fault": "REPLY_LOST", "operation": "CreateApi", "first": 1},
  {"fault": "GARBAGE", "operation": "CreateIntegration", "first": 1}
]"""


def lost_responses(stack):
    expect("status where API Gateway V2 closes the connection", stack.status_of("/v2/apis")[0], 502)
    for logical_id, reason in (
        ("Api", "Connection was closed before we received a valid response"),
        ("Integration", "The response of CreateIntegration has no IntegrationId."),
    ):
        stack.failed(f"a lost response for {logical_id}", API + INTEGRATION)
        expect_in(f"{logical_id}\tCREATE_FAILED", stack.events())
        expect_in(reason, stack.events())
    stack.deployed("the same again", API + INTEGRATION)


def refused(stack, what, error, *command):
    code, printed = stack.aws(*command)
    if code == 0 or f"({error})" not in printed:
        raise Failure(f"{what}: expected {error}, got {code}:\n{printed}")
    print(f"  {what}: {error}", flush=True)
    return printed
