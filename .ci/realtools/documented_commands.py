"""The documentation's commands that documented.py does not run as they are written, and why."""

from dataclasses import dataclass

PINS = "requirements/tools.txt"


@dataclass(frozen=True)
class InStep:
    """Run by a step of .ci/run: its script holds this text."""

    script: str
    text: str


@dataclass(frozen=True)
class InAccount:
    """Needs an account: given an address where nobody listens, and the tool has to come as far as that."""


@dataclass(frozen=True)
class NotRun:
    why: str


# By command; one that ends in "..." is for all commands that begin like this, the first that fits. None: it is run, like
# all that is not in the table. A line for no command is an error.
TABLE = {
    # The gate itself, and its steps.
    ".ci/run": NotRun("it is what runs this"),
    ".ci/release": NotRun("its parts are steps: mvn verify, submit.py"),
    "mvn verify": InStep("run", "mvn -B verify"),
    "mvn validate": InStep("run", "mvn -B verify"),
    "mvn compile": InStep("run", "mvn -B verify"),
    "mvn test -Dtest=ArchitectureTest": InStep("run", "mvn -B verify"),
    "mvn test -Dtest=SchemaTest": InStep("run", "mvn -B verify"),
    "mvn test -Dtest=SchemaTest": InStep("run", "mvn -B verify"),
    "mvn test -Dtest=TroubleshootingPageTest": InStep("run", "mvn -B verify"),
    "mvn package": InStep("run", "mvn -B verify"),
    "mvn -o package": NotRun("stops where no bill of materials was written before"),
    "mvn spotless:check": InStep("run", "mvn -B verify"),
    "mvn test-compile dependency:analyze-only@declared-is-used": InStep("run", "mvn -B verify"),
    "mvn spotless:apply": NotRun("mvn verify has spotless:check, which fails where this would change anything"),
    "mvn -Pmutation process-test-classes": InStep("run", "mvn -B -Pmutation process-test-classes"),
    "bench/run": InStep("run", "bench/run --short"),
    "bench/run --short": InStep("run", "bench/run --short"),
    ".ci/generate.py --check": InStep("run", "generate.py generate --check"),
    ".ci/generate.py --write": InStep("run", "generate.py generate --check"),
    "cfn generate": InStep("generate.py", '("validate", "generate")'),
    "sam local": InStep("sam-local", '"local"'),
    # The rules of the local service on moto.
    "pip install 'moto[server]==5.2.5'": InStep(PINS, "moto==5.2.5"),
    "moto_server -H 127.0.0.1 -p 5000 &": InStep("conformance.py", "with Moto("),
    "mvn test -Dtest=ControlPlaneConformanceTest -Dcontrolplane.endpoint=http://127.0.0.1:5000": InStep(
        "conformance.py", "surefire:test"
    ),
    # The examples.
    "npm ci": InStep("examples", "npm ci"),
    "npm run build": InStep("examples", "npm run build"),
    "npm run synth": InStep("examples", "npm run synth"),
    "npx cdk synth -c integrationResponseType=MyOrg::ApiGatewayV2::IntegrationResponse": InStep(
        "examples", '-c "integrationResponseType=$private_type"'
    ),
    "cdk synth": InStep("examples", "npm run synth"),
    "cfn-lint --registry-schemas FOLDER -- template.yaml": InStep("examples", '--registry-schemas "$work/private-schema"'),
    "sam validate --lint": InStep("examples", '"$sam" validate --lint'),
    "pip install -r requirements.txt": InStep("examples", "-r pulumi/requirements.txt"),
    "pip install -r requirements-test.txt": InStep("examples", "/requirements-test.txt"),
    "python -m pytest": InStep("examples", "-m pytest"),
    "./local demo": NotRun("the same as ./local, which is run"),
    "./local cloudcontrol --faults throttled.json": InStep("examples", '--faults "$work/throttled.json"'),
    # In an account; against moto instead.
    "./local probe --aws --region eu-central-1": InStep("conformance.py", '"probe", "--aws"'),
    'eval "$(aws configure export-credentials --profile PROFILE --format env)"': NotRun(
        "needs version 2 of the AWS CLI, which PyPI does not have"
    ),
    # Stacks without an account.
    "./local stack --debug 5005": NotRun("waits for a debugger; DebuggedFunctionTest attaches one"),
    "jdb -attach 5005": NotRun("waits for commands; DebuggedFunctionTest attaches a debugger"),
    "./local stack": InStep("stack.py", '"local", "stack", "--port"'),
    "./local stack &": InStep("stack.py", '"local", "stack", "--port"'),
    "./local stack --type MyOrg::ApiGatewayV2::IntegrationResponse": InStep("stack.py", '"--type", PRIVATE_TYPE'),
    "aws cloudformation deploy --template-file private.yaml --stack-name orders": None,
    "aws cloudformation describe-stack-resources --stack-name orders ...": None,
    "aws cloudformation delete-stack --stack-name orders": None,
    "sam deploy --template-file examples/sam/template.yaml --stack-name served --capabilities CAPABILITY_IAM": InStep(
        "stack.py", '"--stack-name", "served", "--capabilities", "CAPABILITY_IAM"'
    ),
    "aws ssm put-parameter --name /cdk-bootstrap/hnb659fds/version --type String --value 30": InStep(
        "stack.py", '"--name", "/cdk-bootstrap/hnb659fds/version", "--type", "String", "--value", "30"'
    ),
    "aws s3 mb s3://cdk-hnb659fds-assets-123456789012-us-east-1": InStep(
        "stack.py", '"s3", "mb", "s3://cdk-hnb659fds-assets-123456789012-us-east-1"'
    ),
    "(cd examples/cdk && npm ci && npm run build && npx cdk deploy)": InStep("stack.py", '"npx", "cdk", "deploy"'),
    # For an account.
    "aws apigatewayv2 ...": None,
    "aws logs tail ...": NotRun("needs version 2 of the AWS CLI, which PyPI does not have"),
    "aws ...": InAccount(),
    "versions=$(aws ...": InAccount(),
    "cfn submit --set-default --region eu-central-1": InAccount(),
    "cfn submit --role-arn ...": InAccount(),
    "cd target/MyOrg-ApiGatewayV2-IntegrationResponse && cfn submit --set-default": InAccount(),
    "sam deploy --guided": NotRun("asks questions, then makes a stack in an account"),
    "npx cdk deploy -c backendUri=https://backend.example/orders": NotRun("makes a stack in an account"),
    "cdk import": NotRun("changes a stack in an account"),
    # In no package registry that the build uses.
    "terraform ...": NotRun("Terraform cannot be installed here"),
    "pulumi ...": NotRun("Pulumi's engine cannot be installed here"),
}

# What the text around a block says of its commands.
SAID = {
    "./local": "5 operations succeeded, 6 service calls.",
}

# Where a document's commands are to be given; the others' at the root.
STARTED_IN = {
    "docs/migrate.md": "examples/cloudformation",
    "examples/cloudformation/README.md": "examples/cloudformation",
}
