"""The default template: what the CloudFormation CLI's guided_aws model makes for the same schema, at run time.

Its placeholders are filled in the way their comments ask for: create then read; read, update, read; read, delete; list
one page.
"""

import os
import re
import shutil
from pathlib import Path

from realtools.processes import Failure, run
from realtools.toolbox import PROJECT

TYPE_NAME = "AWS::ApiGatewayV2::IntegrationResponse"
SCHEMA = "aws-apigatewayv2-integrationresponse.json"
PACKAGE = "src/main/java/software/amazon/apigatewayv2/integrationresponse"
HANDLER = "software.amazon.apigatewayv2.integrationresponse.HandlerWrapper::handleRequest"
SDK = "software.amazon.awssdk.services.apigatewayv2"


def build(toolbox, folder):
    """Generate, fill in and build; return the jar."""
    _init(toolbox, folder)
    shutil.copy(PROJECT / SCHEMA, folder / SCHEMA)
    for name, edits in _edits().items():
        path = folder / name
        path.write_text(_edited(path.read_text(encoding="utf-8"), edits, name), encoding="utf-8")
    shutil.copy(Path(__file__).parent / "template" / "Translator.java", folder / PACKAGE)
    # The type is not taggable, and the template's unit tests are of stubs.
    (folder / PACKAGE / "TagHelper.java").unlink()
    shutil.rmtree(folder / "src" / "test")
    # The template's build calls `cfn generate`, so cfn has to be on the path.
    path = f"{toolbox.cfn_path}{os.pathsep}{os.environ['PATH']}"
    command = ["mvn", "-B", "-q", "clean", "package", "-DskipTests", "-Dmaven.test.skip=true"]
    run(command, cwd=folder, env={**os.environ, "PATH": path}, log=folder / "build.log")
    return folder / "target" / "aws-apigatewayv2-integrationresponse-handler-1.0-SNAPSHOT.jar"


def _init(toolbox, folder):
    """`cfn init` asks for artifact type, type name, package and model (2: guided_aws) on standard input."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    script = 'printf "r\n%s\n\n2\n" "$1" | "$0" init'
    run(["bash", "-o", "pipefail", "-c", script, toolbox.cfn_path / "cfn", TYPE_NAME], cwd=folder)


def _edited(text, edits, name):
    for pattern, replacement in edits:
        text, count = re.subn(pattern, lambda _, new=replacement: new, text, flags=re.DOTALL)
        if count == 0:
            raise Failure(f"The template's {name} no longer holds what is to be filled in: {pattern}")
    return text


def _edits():
    return {
        "pom.xml": _pom(),
        f"{PACKAGE}/ClientBuilder.java": (
            (r"  /\*\n  TODO: uncomment the following.*?\n\n", ""),
            (r"  \*/\n.*?\n  \}\n\}", "}"),
            (r"YourServiceClient", "ApiGatewayV2Client"),
            (r"import software\.amazon\.awssdk\.core\.SdkClient;\n.*?\n\n", _IMPORTS),
        ),
        f"{PACKAGE}/BaseHandlerStd.java": _TYPED_CLIENT,
        f"{PACKAGE}/CreateHandler.java": (
            *_TYPED_CLIENT,
            # "If your service API throws 'ResourceAlreadyExistsException' for create requests this is not necessary."
            (r" +// STEP 1 \[check if resource already exists\].*?(?= +// STEP 2 \[create)", ""),
            _call(
                "put your create resource code here",
                "createIntegrationResponse",
                "CreateIntegrationResponseResponse",
                "progress.getResourceModel().setIntegrationResponseId(awsResponse.integrationResponseId());",
            ),
        ),
        f"{PACKAGE}/ReadHandler.java": (
            *_TYPED_CLIENT,
            _call("add custom read resource logic", "getIntegrationResponse", "GetIntegrationResponseResponse"),
            (r"FromReadResponse\(awsResponse\)", "FromReadResponse(request.getDesiredResourceState(), awsResponse)"),
        ),
        f"{PACKAGE}/UpdateHandler.java": (
            *_TYPED_CLIENT,
            _READ_BEFORE,
            _call("put your update resource code here", "updateIntegrationResponse", "AwsResponse"),
            # "If your resource is provisioned through multiple API calls, then the following pattern is required."
            (r" +// If your resource is provisioned through multiple API calls.*?(?= +// STEP 4)", ""),
        ),
        f"{PACKAGE}/DeleteHandler.java": (
            *_TYPED_CLIENT,
            _READ_BEFORE,
            (r"\n +// STEP 1\.3 \[TODO: handle exception\].*?(?=\n +\.progress\(\))", ""),
            _call("put your delete resource code here", "deleteIntegrationResponse", "AwsResponse"),
        ),
        f"{PACKAGE}/ListHandler.java": (
            (r"final AwsRequest awsRequest = Translator\.translateToListRequest\(", _LIST_REQUEST),
            (r"AwsResponse awsResponse = null; // proxy[^\n]*", _LIST_CALL),
            (r"String nextToken = null;", "String nextToken = awsResponse.nextToken();"),
            (r" +// STEP 4 \[TODO: construct resource models\]\n[^\n]*\n", _LIST_MODELS),
            (r"import software\.amazon\.awssdk\.awscore\.AwsRequest;\n", _IMPORTS),
        ),
    }


def _pom():
    """Versions instead of ranges, and for the RPDK and the SDK those that this provider has."""
    own = (PROJECT / "pom.xml").read_text(encoding="utf-8")

    def version(name):
        return re.search(rf"<artifactId>{name}</artifactId>\s*<version>([^<]+)</version>", own).group(1)

    schema, client = "aws-cloudformation-resource-schema", "apigatewayv2"
    managed = (
        _dependency("software.amazon.awssdk", "bom", version("bom"), "<type>pom</type><scope>import</scope>"),
        _dependency("software.amazon.cloudformation", schema, version(schema)),
    )
    called = _dependency("software.amazon.awssdk", client, version("bom"))
    return (
        (r"<version>\[2\.0\.0,3\.0\.0\)</version>", f"<version>{version('aws-cloudformation-rpdk-java-plugin')}</version>"),
        (
            r"\n    <dependencies>\n",
            f"\n<dependencyManagement><dependencies>{''.join(managed)}</dependencies></dependencyManagement>\n"
            f"    <dependencies>\n{called}",
        ),
    )


def _dependency(group, name, version, more=""):
    identity = f"<groupId>{group}</groupId><artifactId>{name}</artifactId>"
    return f"<dependency>{identity}<version>{version}</version>{more}</dependency>\n"


_IMPORTS = (
    f"import {SDK}.*;\nimport {SDK}.model.*;\n"
    "import software.amazon.cloudformation.LambdaWrapper;\nimport software.amazon.cloudformation.exceptions.*;\n\n"
)
# The template's own first instruction: replace all usage of SdkClient with your service client type.
_TYPED_CLIENT = (
    (r"import software\.amazon\.awssdk\.core\.SdkClient;\n", _IMPORTS),
    (r"\bSdkClient\b", "ApiGatewayV2Client"),
)


def _call(placeholder, operation, response, after=""):
    """Fill one service call into its placeholder, with the error mapping that the contract asks for."""
    return (
        r"AwsResponse awsResponse = null;\s+try \{\s+// TODO: " + placeholder + r".*?\} catch \(final AwsServiceException e\)",
        f"""{response} awsResponse = null;
                        try {{
                            awsResponse = client.injectCredentialsAndInvokeV2(awsRequest, client.client()::{operation});
                            {after}
                        }} catch (final NotFoundException e) {{
                            throw new CfnNotFoundException(e);
                        }} catch (final BadRequestException e) {{
                            throw new CfnInvalidRequestException(e);
                        }} catch (final ConflictException e) {{
                            throw new CfnAlreadyExistsException(e);
                        }} catch (final AwsServiceException e)""",
    )


# The check before the change: read, and let its NotFound be the response.
_READ_BEFORE = (
    r"AwsResponse awsResponse = null;\s+// TODO: add custom read resource logic.*?logger\.log",
    """AwsResponse awsResponse = null;
                        try {
                            awsResponse = client.injectCredentialsAndInvokeV2(
                                awsRequest, client.client()::getIntegrationResponse);
                        } catch (final NotFoundException e) {
                            throw new CfnNotFoundException(e);
                        }
                        logger.log""",
)
_LIST_REQUEST = """final GetIntegrationResponsesRequest awsRequest = Translator.translateToListRequest(
            request.getDesiredResourceState(), """
_LIST_CALL = """final GetIntegrationResponsesResponse awsResponse =
            proxy.injectCredentialsAndInvokeV2(awsRequest, ClientBuilder.getClient()::getIntegrationResponses);"""
_LIST_MODELS = """
        models.addAll(Translator.translateFromListRequest(request.getDesiredResourceState(), awsResponse));
"""
