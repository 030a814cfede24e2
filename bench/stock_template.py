"""The default template: what the CloudFormation CLI's guided_aws model makes for the same schema, at run time.

Its placeholders are filled in the way their comments ask for: create then read; read, update, read; read, delete; list
one page.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

from realtools.processes import LONGEST, Failure, run
from realtools.toolbox import PROJECT

TYPE_NAME = "AWS::ApiGatewayV2::IntegrationResponse"
SCHEMA = "aws-apigatewayv2-integrationresponse.json"
PACKAGE = "src/main/java/software/amazon/apigatewayv2/integrationresponse"
ENTRY = "software.amazon.apigatewayv2.integrationresponse.HandlerWrapper::handleRequest"
GUIDED_MODEL = "2"
SDK = "software.amazon.awssdk.services.apigatewayv2"


def baseline(toolbox, folder):
    """Generate, fill in and build the baseline; return its jar."""
    _init(toolbox, folder)
    shutil.copy(PROJECT / SCHEMA, folder / SCHEMA)
    for name, edits in _EDITS.items():
        path = folder / name
        path.write_text(_edited(path.read_text(encoding="utf-8"), edits, name), encoding="utf-8")
    shutil.copy(Path(__file__).parent / "baseline" / "Translator.java", folder / PACKAGE)
    # The type is not taggable, and the template's unit tests are of stubs.
    (folder / PACKAGE / "TagHelper.java").unlink()
    shutil.rmtree(folder / "src" / "test")
    _package(toolbox, folder)
    return _jar(folder, "aws-apigatewayv2-integrationresponse-handler-1.0-SNAPSHOT.jar")


def _init(toolbox, folder):
    """`cfn init` asks for artifact type, type name, package and model, and takes the answers from standard input."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    done = subprocess.run(
        [toolbox.cfn_path / "cfn", "init"],
        cwd=folder,
        input=f"r\n{TYPE_NAME}\n\n{GUIDED_MODEL}\n",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=LONGEST,
        check=False,
    )
    if done.returncode != 0 or not (folder / "pom.xml").is_file():
        raise Failure(f"cfn init ended with {done.returncode}:\n{done.stdout}")


def _package(toolbox, folder):
    # The template's build calls `cfn generate`, so cfn has to be on the path.
    path = f"{toolbox.cfn_path}{os.pathsep}{os.environ['PATH']}"
    run(
        ["mvn", "-B", "-q", "clean", "package", "-DskipTests", "-Dmaven.test.skip=true"],
        cwd=folder,
        env={**os.environ, "PATH": path},
        log=folder / "build.log",
    )


def _jar(folder, name):
    found = list((folder / "target").glob(name))
    if len(found) != 1:
        raise Failure(f"Expected one {name} in {folder / 'target'}, found {len(found)}.")
    return found[0]


def _edited(text, edits, name):
    for pattern, replacement in edits:
        text, count = re.subn(pattern, lambda _, new=replacement: new, text, flags=re.DOTALL)
        if count == 0:
            raise Failure(f"The template's {name} no longer holds what is to be filled in: {pattern}")
    return text


def _typed_client(*imports):
    """The template's own first instruction: replace all usage of SdkClient with your service client type."""
    lines = "".join(f"import {name};\n" for name in (f"{SDK}.ApiGatewayV2Client", *imports))
    return (
        (r"import software\.amazon\.awssdk\.core\.SdkClient;\n", lines),
        (r"\bSdkClient\b", "ApiGatewayV2Client"),
    )


def _call(placeholder, operation, response, after=""):
    """Fill one service call into its placeholder, with the error mapping that the contract asks for."""
    return (
        r"AwsResponse awsResponse = null;\s+try \{\s+// TODO: " + placeholder + r".*?\} catch \(final AwsServiceException e\)",
        f"""{response} awsResponse = null;
                        try {{
                            awsResponse = client.injectCredentialsAndInvokeV2(awsRequest, client.client()::{operation});{after}
                        }} catch (final NotFoundException e) {{
                            throw new CfnNotFoundException(e);
                        }} catch (final BadRequestException e) {{
                            throw new CfnInvalidRequestException(e);
                        }} catch (final ConflictException e) {{
                            throw new CfnAlreadyExistsException(e);
                        }} catch (final AwsServiceException e)""",
    )


# The check before the change: read, and let its NotFound be the answer.
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
_NO_ERROR_HANDLER = (r"\n +// STEP 1\.3 \[TODO: handle exception\].*?(?=\n +\.progress\(\))", "")
_ERRORS = tuple(
    f"software.amazon.cloudformation.exceptions.{name}"
    for name in ("CfnAlreadyExistsException", "CfnInvalidRequestException", "CfnNotFoundException")
)
_SERVICE_ERRORS = tuple(f"{SDK}.model.{name}" for name in ("BadRequestException", "ConflictException", "NotFoundException"))


def _handler(*edits, responses=()):
    return (*edits, *_typed_client(*_SERVICE_ERRORS, *(f"{SDK}.model.{name}" for name in responses), *_ERRORS))


# The template's version ranges lead to a repository that is not reachable from everywhere; both sides of the comparison
# use the same RPDK and SDK.
_POM = (
    (r"<version>\[2\.0\.0,3\.0\.0\)</version>", "<version>2.2.5</version>"),
    (
        r"\n    <dependencies>\n",
        """
    <dependencyManagement>
        <dependencies>
            <dependency>
                <groupId>software.amazon.awssdk</groupId>
                <artifactId>bom</artifactId>
                <version>2.41.11</version>
                <type>pom</type>
                <scope>import</scope>
            </dependency>
            <dependency>
                <groupId>software.amazon.cloudformation</groupId>
                <artifactId>aws-cloudformation-resource-schema</artifactId>
                <version>2.0.10</version>
            </dependency>
        </dependencies>
    </dependencyManagement>

    <dependencies>
        <dependency>
            <groupId>software.amazon.awssdk</groupId>
            <artifactId>apigatewayv2</artifactId>
        </dependency>
""",
    ),
)

_EDITS = {
    "pom.xml": _POM,
    f"{PACKAGE}/ClientBuilder.java": (
        (r"  /\*\n  TODO: uncomment the following.*?\n\n", ""),
        (r"  \*/\n.*?\n  \}\n\}", "}"),
        (r"public static YourServiceClient", "public static ApiGatewayV2Client"),
        (r"return YourServiceClient", "return ApiGatewayV2Client"),
        (
            r"import software\.amazon\.awssdk\.core\.SdkClient;\n.*?\n\n",
            f"import {SDK}.ApiGatewayV2Client;\nimport software.amazon.cloudformation.LambdaWrapper;\n\n",
        ),
    ),
    f"{PACKAGE}/BaseHandlerStd.java": _typed_client(),
    f"{PACKAGE}/CreateHandler.java": _handler(
        # "If your service API throws 'ResourceAlreadyExistsException' for create requests this is not necessary."
        (r" +// STEP 1 \[check if resource already exists\].*?(?= +// STEP 2 \[create)", ""),
        _call(
            "put your create resource code here",
            "createIntegrationResponse",
            "CreateIntegrationResponseResponse",
            "\n                            progress.getResourceModel().setIntegrationResponseId(awsResponse.integrationResponseId());",
        ),
        responses=("CreateIntegrationResponseResponse",),
    ),
    f"{PACKAGE}/ReadHandler.java": _handler(
        _call("add custom read resource logic", "getIntegrationResponse", "GetIntegrationResponseResponse"),
        (
            r"Translator\.translateFromReadResponse\(awsResponse\)",
            "Translator.translateFromReadResponse(request.getDesiredResourceState(), awsResponse)",
        ),
        (r"import software\.amazon\.awssdk\.awscore\.AwsResponse;\n", ""),
        responses=("GetIntegrationResponseResponse",),
    ),
    f"{PACKAGE}/UpdateHandler.java": _handler(
        _READ_BEFORE,
        _call("put your update resource code here", "updateIntegrationResponse", "AwsResponse"),
        # "If your resource is provisioned through multiple API calls, then the following pattern is required": it is not.
        (
            r" +// If your resource is provisioned through multiple API calls, then the following.*?(?= +// STEP 4)",
            "",
        ),
    ),
    f"{PACKAGE}/DeleteHandler.java": _handler(
        _READ_BEFORE,
        _NO_ERROR_HANDLER,
        _call("put your delete resource code here", "deleteIntegrationResponse", "AwsResponse"),
    ),
    f"{PACKAGE}/ListHandler.java": (
        (
            r"final AwsRequest awsRequest = Translator\.translateToListRequest\(",
            "final GetIntegrationResponsesRequest awsRequest = Translator.translateToListRequest(\n"
            "            request.getDesiredResourceState(), ",
        ),
        (
            r"AwsResponse awsResponse = null; // proxy[^\n]*",
            "final GetIntegrationResponsesResponse awsResponse =\n"
            "            proxy.injectCredentialsAndInvokeV2(awsRequest, ClientBuilder.getClient()::getIntegrationResponses);",
        ),
        (r"String nextToken = null;", "String nextToken = awsResponse.nextToken();"),
        (
            r" +// STEP 4 \[TODO: construct resource models\]\n[^\n]*\n",
            "        models.addAll(Translator.translateFromListRequest(request.getDesiredResourceState(), awsResponse));\n",
        ),
        (
            r"import software\.amazon\.awssdk\.awscore\.AwsRequest;\nimport software\.amazon\.awssdk\.awscore\.AwsResponse;\n",
            f"import {SDK}.model.GetIntegrationResponsesRequest;\nimport {SDK}.model.GetIntegrationResponsesResponse;\n",
        ),
    ),
}
