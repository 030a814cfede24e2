"""What templates mean to `./local stack`: AWS's documented examples of each function, values, imports, deletions."""

import json

from .processes import expect, expect_in

# The examples of the CloudFormation user guide, one page for each function. What they refer to is in DOCUMENTED.
FUNCTIONS = (
    ("!Base64 AWS CloudFormation", "QVdTIENsb3VkRm9ybWF0aW9u"),
    ("!FindInMap [RegionMap, !Ref 'AWS::Region', HVM64]", "ami-0ff8a91507f77f867"),
    ("!FindInMap [!Ref MapName, us-east-1, HVM64]", "ami-0ff8a91507f77f867"),
    ("!GetAtt Api.Name", "7"),
    ("!Select [0, !GetAZs '']", "us-east-1a"),
    ("!Join [',', !GetAZs us-west-2]", "us-west-2a,us-west-2b,us-west-2c,us-west-2d"),
    ("!If [IsProduction, sg-new, !Ref ExistingSecurityGroup]", "sg-existing"),
    ("!Join [',', [a, !If [IsProduction, b, !Ref 'AWS::NoValue']]]", "a"),
    ("!If [MyAndCondition, and, none]", "and"), ("!If [MyNotCondition, not, none]", "not"),
    ("!If [MyOrCondition, or, none]", "or"),
    ("!Join [':', [a, b, c]]", "a:b:c"),
    ("!Join ['', ['arn:', !Ref AWS::Partition, ':s3:::elasticbeanstalk-*-', !Ref AWS::AccountId]]",
     "arn:aws:s3:::elasticbeanstalk-*-123456789012"),
    ("!Select ['1', [apples, grapes, oranges, mangoes]]", "grapes"),
    ("!Select [!Ref Index, !Ref DbSubnetIpBlocks]", "10.0.112.0/24"),
    ("!Join [' ', !Split ['|', 'a|b|c']]", "a b c"),
    ("!Select [2, !Split [',', 'subnet-1,subnet-2,subnet-3']]", "subnet-3"),
    ("!Sub ['www.${Domain}', {Domain: !Ref RootDomainName}]", "www.example.com"),
    ("!Sub 'arn:aws:ec2:${AWS::Region}:${AWS::AccountId}:vpc/${Vpc}'", "arn:aws:ec2:us-east-1:123456789012:vpc/vpc-1"),
    ("!Sub '${!Literal} of ${Api.Name}'", "${Literal} of 7"),
    ("!Ref Truth", "true"), ("!Sub '${Truth}'", "true"), ("!If [IsTrue, equal, unequal]", "equal"),
    ("!Ref Half", "0.50"), ("!Ref Code", "007"), ("!Ref Given", "12.5"),
    ("!If [IsNotProduction, alias, none]", "alias"),
    ("{Fn::GetAtt: Api.Name}", "7"),
    ("!Join ['-', [!FindInMap [RegionMap, us-east-1, HVM64], !Sub ['${W}s', {W: two}]]]", "ami-0ff8a91507f77f867-twos"),
)
DOCUMENTED = """
Parameters:
  MapName: {Type: String, Default: RegionMap}
  ExistingSecurityGroup: {Type: String, Default: sg-existing}
  EnvironmentType: {Type: String, Default: test}
  Index: {Type: Number, Default: 1}
  DbSubnetIpBlocks: {Type: CommaDelimitedList, Default: "10.0.48.0/24, 10.0.112.0/24, 10.0.176.0/24"}
  RootDomainName: {Type: String, Default: example.com}
  Vpc: {Type: String, Default: vpc-1}
  Truth: {Type: String, Default: true}
  Half: {Type: Number, Default: 0.50}
  Code: {Type: String, Default: 007}
  Given: {Type: Number}
  Name: {Type: String, Default: any}
Mappings:
  RegionMap: {us-east-1: {HVM64: ami-0ff8a91507f77f867}}
Conditions:
  IsProduction: !Equals [!Ref EnvironmentType, prod]
  MyAndCondition: !And [!Equals [sg-existing, !Ref ExistingSecurityGroup], !Condition MyNotCondition]
  MyNotCondition: !Not [!Equals [!Ref EnvironmentType, prod]]
  MyOrCondition: !Or [!Equals [sg-other, !Ref ExistingSecurityGroup], !Condition MyNotCondition]
  IsTrue: !Equals [!Ref Truth, "true"]
  IsNotProduction: !Condition MyNotCondition
Resources:
  Other:
    Type: AWS::ApiGatewayV2::Api
    Condition: IsProduction
    Properties: {Name: other, ProtocolType: WEBSOCKET, RouteSelectionExpression: $request.body.action}
  Api:
    Type: AWS::ApiGatewayV2::Api
    Condition: MyOrCondition
    Properties:
      Name: 7
      Version: 1.0
      ProtocolType: WEBSOCKET
      RouteSelectionExpression: $request.body.action
      DisableExecuteApiEndpoint: "true"
  Integration:
    Type: AWS::ApiGatewayV2::Integration
    Properties: {ApiId: !Ref Api, IntegrationType: MOCK, TimeoutInMillis: "5000"}
  Response:
    Type: AWS::ApiGatewayV2::IntegrationResponse
    Properties:
      ApiId: !Ref Api
      IntegrationId: !Ref Integration
      IntegrationResponseKey: $default
      TemplateSelectionExpression: 1.0
      ResponseTemplates: {parameter: !Ref Given, literal: 60}
  Stage:
    Type: AWS::ApiGatewayV2::Stage
    Properties:
      ApiId: !Ref Api
      StageName: live
      StageVariables: {ttl: 60}
      DefaultRouteSettings: {ThrottlingBurstLimit: "10", ThrottlingRateLimit: "2.5"}
Outputs:
  OtherName: {Condition: IsProduction, Value: !GetAtt Other.Name, Export: {Name: other}}
"""


def functions_and_values(stack):
    outputs = "".join(f"  Row{row}: {{Value: {call}}}\n" for row, (call, _) in enumerate(FUNCTIONS))
    template = DOCUMENTED + outputs
    stack.deployed("each function", template, "functions", "--parameter-overrides", "Given=12.5")
    stack.deployed("another parameter", template, "functions", "--parameter-overrides", "Name=other")
    given = stack.outputs("functions")
    for row, (call, expected) in enumerate(FUNCTIONS):
        expect(call, given.pop(f"Row{row}"), expected)
    expect("outputs whose condition does not hold", given, {})
    api = stack.only_api()
    expect("version", api.version, "1.0")
    expect("stage variables", api.stages[0]["StageVariables"], {"ttl": "60"})
    settings = api.stages[0]["DefaultRouteSettings"]
    expect("throttling", (settings["ThrottlingBurstLimit"], settings["ThrottlingRateLimit"]), (10, 2.5))
    expect("timeout", api.integrations[0]["TimeoutInMillis"], 5000)
    response = api.responses()["$default"]
    expect("templates", response["ResponseTemplates"], {"parameter": "12.5", "literal": "60"})
    expect("expression", response["TemplateSelectionExpression"], "1.0")
    stack.deleted("functions")


def gone(stack, template):
    """What was deleted outside is no obstacle; what cannot be deleted can be retained."""
    stack.deployed("a stack whose API is deleted outside", template, "gone")
    stack.gateway("delete-api", api_id=stack.only_api().id)
    stack.deleted("gone")
    expect("the stack", stack.status("gone"), None)

    stack.deployed("a stack whose integration gets a route outside", template, "kept")
    api = stack.only_api()
    target = f"integrations/{api.integrations[0]['IntegrationId']}"
    route = stack.gateway("create-route", api_id=api.id, route_key="outside", target=target)
    stack.aws("delete-stack", "--stack-name", "kept")
    expect("status", stack.status("kept"), "DELETE_FAILED")
    stack.aws("delete-stack", "--stack-name", "kept", "--retain-resources", "Integration")
    expect("the stack, without the retained integration", stack.status("kept"), None)
    expect("APIs", stack.apis(), [])


def imports(stack, template):
    stack.deployed("a stack that is to import", template, "importing")
    api = stack.only_api()
    place = {"api_id": api.id, "integration_id": api.integrations[0]["IntegrationId"]}
    made = stack.gateway("create-integration-response", **place, integration_response_key="$default")
    identifier = {
        "ApiId": api.id, "IntegrationId": place["integration_id"],
        "IntegrationResponseId": made["IntegrationResponseId"],
    }
    whole = template + """
  Response:
    Type: AWS::ApiGatewayV2::IntegrationResponse
    DeletionPolicy: Delete
    Properties: {ApiId: !Ref Api, IntegrationId: !Ref Integration, IntegrationResponseKey: $default}
"""
    described = {"LogicalResourceId": "Response", "ResourceIdentifier": identifier}
    described["ResourceType"] = "AWS::ApiGatewayV2::IntegrationResponse"
    missing = {**described, "ResourceIdentifier": {**identifier, "IntegrationResponseId": "missing"}}
    command = ("create-change-set", "--stack-name", "importing", "--change-set-type", "IMPORT", "--change-set-name")
    for name, body, resource, said in (
        ("unkept", whole.replace("    DeletionPolicy: Delete\n", ""), described, "needs a DeletionPolicy: Response"),
        ("changing", whole.replace("MOCK", "HTTP"), described, "adds exactly the resources that it imports"),
        ("missing", whole, missing, None),
        ("import", whole, described, None),
    ):
        resources = json.dumps([resource])
        code, printed = stack.aws(*command, name, "--template-body", body, "--resources-to-import", resources)
        expect(f"exit code of {name}", code == 0, said is None)
        if said is not None:
            expect_in(said, printed)
            continue
        stack.aws("execute-change-set", "--stack-name", "importing", "--change-set-name", name)
        expect("status", stack.status("importing"), "IMPORT_FAILED" if name == "missing" else "IMPORT_COMPLETE")
    expect_in("HandlerErrorCode: NotFound", stack.events("importing"))
    held = stack.only_api().responses()
    expect("the same integration response", held["$default"]["IntegrationResponseId"], made["IntegrationResponseId"])
    stack.deployed("an update of it", whole.replace("$default", "/5../"), "importing")
    (changed,) = stack.only_api().responses().values()
    expect("it was updated", changed["IntegrationResponseId"], made["IntegrationResponseId"])
    stack.deleted("importing")
