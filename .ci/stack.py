#!/usr/bin/env python3
"""`./local stack` with the real `aws cloudformation deploy`, `sam deploy` and `cdk deploy`.

examples/cloudformation is created, updated, replaced, made to fail and deleted. After each step the real `aws` command
line says what API Gateway V2 holds. Small stacks of realtools/stack_cases.py have what the examples do not."""

import os
import re
import shutil
import signal
from pathlib import Path

from realtools.backends import local
from realtools.processes import Failure, descendants, expect, expect_in, finished, run_main, wait
from realtools.stack_cases import LOST, lost_responses, small_stacks
from realtools.stacks import LocalStack, local_command
from realtools.toolbox import PROJECT, options

EXAMPLE = PROJECT / "examples" / "cloudformation" / "template.yaml"
SAM_EXAMPLE = PROJECT / "examples" / "sam" / "template.yaml"
PRIVATE_TYPE = "MyOrg::ApiGatewayV2::IntegrationResponse"
TYPE = "AWS::ApiGatewayV2::IntegrationResponse"


def main():
    chosen = options()
    # Where the gate itself runs in the background, an interrupt would be ignored, and by all that it starts.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    python_is_needed(chosen.work)
    # The first one installs moto.
    with local(chosen.work / "stack.log", "--type", PRIVATE_TYPE, command="stack") as process:
        stack = LocalStack(chosen.tools, process.endpoint, chosen.work)
        port_is_taken(stack)
        stack.must_refuse_web_pages()
        small_stacks(stack)
        life(stack)
        private_type(stack)
        with_sam(stack)
        with_cdk(stack)
        interrupted(process)
    faults = chosen.work / "lost.json"
    faults.write_text(LOST, encoding="utf-8")
    with local(chosen.work / "lost.log", "--faults", faults, command="stack") as process:
        lost_responses(LocalStack(chosen.tools, process.endpoint, chosen.work))


def python_is_needed(work):
    bare = work / "without-python"
    bare.mkdir(exist_ok=True)
    (bare / "java").unlink(missing_ok=True)
    (bare / "java").symlink_to(shutil.which("java"))
    copy = work / "project"
    (copy / "target").mkdir(parents=True, exist_ok=True)
    (copy / "target" / "aws-apigatewayv2-integrationresponse-0.jar").touch()
    done = finished([*local_command(copy), "stack"], env={**os.environ, "PATH": str(bare)}, seconds=120)
    said = "./local stack needs Python 3.10 or later with its module venv; there is none on the PATH."
    expect("without Python", (done.returncode, done.stdout.strip()), (2, said))


def port_is_taken(stack):
    port = stack.endpoint.rpartition(":")[2]
    done = finished([PROJECT / "local", "stack", "--port", port], seconds=120)
    said = f"Cannot listen on 127.0.0.1:{port}: Address already in use. "
    said += "Choose another with --port, or any free one with --port 0."
    expect("on a port that is taken", (done.returncode, done.stdout.strip()), (2, said))


def life(stack):
    example = EXAMPLE.read_text(encoding="utf-8")
    looking_creates_nothing(stack, example)

    stack.deployed("create", example)
    created = stack.only_api()
    expect("name", created.name, "orders-orders")
    expect("keys", sorted(created.responses()), ["$default", "/5\\d\\d/"])
    accepted = created.responses()["$default"]
    expect("templates", sorted(accepted["ResponseTemplates"]), ["$default", "application/json"])
    expect("target", created.routes[0]["Target"], f"integrations/{created.integrations[0]['IntegrationId']}")
    expect("route responses", created.route_response_keys(), ["$default"])
    expect("stage", created.stages[0]["DeploymentId"], created.deployments[0]["DeploymentId"])
    expect("outputs", stack.outputs()["OrderAcceptedId"], accepted["IntegrationResponseId"])

    updated = changed(
        changed(example, """        $default: '{"state": "accepted"}'\n""", ""),
        "      IntegrationResponseKey: $default\n",
        "      IntegrationResponseKey: $default\n      ContentHandlingStrategy: CONVERT_TO_BINARY\n",
    )
    stack.deployed("update: a template less, a strategy more", updated)
    expect("the same integration response", stack.only_api().responses()["$default"], {
        **accepted, "ContentHandlingStrategy": "CONVERT_TO_BINARY",
        "ResponseTemplates": {"application/json": accepted["ResponseTemplates"]["application/json"]},
    })

    code, printed = stack.deploy(updated, "orders", "--no-fail-on-empty-changeset")
    expect("exit code without changes", code, 0)
    expect_in("No changes to deploy", printed)
    stack.deployed("a parameter", updated, "orders", "--parameter-overrides", "BackendUri=https://backend.example/")
    expect("URI", stack.only_api().integrations[0]["IntegrationUri"], "https://backend.example/")

    replaced = updated.replace("OrderIntegration", "OrderBackend")
    stack.deployed("replacement: another integration", replaced)
    after = stack.only_api()
    (backend,) = after.integrations
    if backend["IntegrationId"] == accepted["IntegrationId"]:
        raise Failure("The integration was not replaced")
    expect("keys", sorted(after.responses()), ["$default", "/5\\d\\d/"])
    expect("target", after.routes[0]["Target"], f"integrations/{backend['IntegrationId']}")
    expect("URI, whose parameter keeps its value", backend["IntegrationUri"], "https://backend.example/")
    last = re.findall(r"^(\w+)\tDELETE_COMPLETE", stack.events(), re.MULTILINE)
    expect("deleted, in this order", last, ["OrderFailed", "OrderAccepted", "OrderIntegration"])
    failures(stack, replaced)
    stack.deleted("orders")
    expect("APIs after the delete", stack.apis(), [])


def looking_creates_nothing(stack, example):
    stack.deployed("a change set that is not executed", example, "orders", "--no-execute-changeset")
    for command in ("describe-stacks", "describe-stack-resources", "list-stack-resources", "describe-stack-events"):
        stack.must(stack.cli, "cloudformation", command, "--stack-name", "orders")
    expect("APIs after looking", stack.apis(), [])


def failures(stack, good):
    before = stack.only_api().responses()
    unknown = good.replace("AWS::ApiGatewayV2::Deployment", "AWS::ApiGatewayV2::Deploiment")
    stack.failed("an unknown type", unknown, "Unrecognized resource types: [AWS::ApiGatewayV2::Deploiment]")
    expect("status after it", stack.status(), "UPDATE_COMPLETE")
    stack.failed("an unknown name", good.replace("!Ref OrderBackend", "!Ref OrderBackends"), "[OrderBackends]")

    begin, end = good.index("  OrderFailed:"), good.index("  OrderRoute:")
    twice = good[:end] + good[begin:end].replace("OrderFailed", "OrderFailedTwice") + good[end:]
    stack.failed("a key that exists", twice, "Failed to create/update the stack")
    expect("status after it", stack.status(), "UPDATE_FAILED")
    (reason,) = re.findall(r"^OrderFailedTwice\tCREATE_FAILED\t(.*)", stack.events(), re.MULTILINE)
    expect_in("HandlerErrorCode: AlreadyExists", reason)
    expect("attempts", stack.events().count("OrderFailedTwice\tCREATE_IN_PROGRESS"), 1)
    expect("integration responses after it", stack.only_api().responses(), before)

    # As in CloudFormation, the removed one is still there when the other is renamed: the handler waits in vain.
    renamed = changed(good[:begin] + good[end:], "IntegrationResponseKey: $default", "IntegrationResponseKey: /5\\d\\d/")
    renamed = changed(renamed, "      - OrderFailed\n", "")
    stack.failed("the key of a sibling that is removed", renamed, "Failed to create/update the stack")
    (reason,) = re.findall(r"^OrderAccepted\tUPDATE_FAILED\t(.*)", stack.events(), re.MULTILINE)
    expect_in("HandlerErrorCode: InvalidRequest", reason)
    expect("integration responses after it", stack.only_api().responses(), before)

    stack.deployed("the template before them", good)
    expect("status after it", stack.status(), "UPDATE_COMPLETE")
    expect("integration responses after it", stack.only_api().responses(), before)

    stack.failed("a replacement, then a key that exists", twice.replace("OrderBackend", "OrderOtherBackend"))
    expect("integrations, the old one among them", len(stack.only_api().integrations), 2)
    stack.deployed("the same without that key", good.replace("OrderBackend", "OrderOtherBackend"))
    expect("integrations, without the old one", len(stack.only_api().integrations), 1)
    expect("keys", sorted(stack.only_api().responses()), ["$default", "/5\\d\\d/"])


def private_type(stack):
    """Also a stack that is there from CreateStack, not from a change set."""
    text = EXAMPLE.read_text(encoding="utf-8").replace(TYPE, PRIVATE_TYPE)
    stack.must(stack.cli, "cloudformation", "create-stack", "--stack-name", "private", "--template-body", text)
    expect("status", stack.status("private"), "CREATE_COMPLETE")
    expect("keys under a name of one's own", sorted(stack.only_api().responses()), ["$default", "/5\\d\\d/"])
    stack.aws("delete-stack", "--stack-name", "private")
    expect("APIs after the delete", stack.apis(), [])


def with_sam(stack):
    arguments = ("--template-file", SAM_EXAMPLE, "--stack-name", "served", "--capabilities", "CAPABILITY_IAM")
    stack.must(stack.sam, "deploy", *arguments, "--no-confirm-changeset", "--region", "us-east-1")
    expect("keys after sam deploy", sorted(stack.only_api().responses()), ["$default", "/.*\\[BadOrder\\].*/"])
    stack.aws("delete-stack", "--stack-name", "served")
    expect("APIs after the delete", stack.apis(), [])


def with_cdk(stack):
    version = ("--name", "/cdk-bootstrap/hnb659fds/version", "--type", "String", "--value", "30")
    stack.must(stack.cli, "ssm", "put-parameter", *version)
    stack.must(stack.cli, "s3", "mb", "s3://cdk-hnb659fds-assets-123456789012-us-east-1")
    project = stack.copy(PROJECT / "examples" / "cdk")
    stack.must("npm", "ci", "--no-audit", "--no-fund", cwd=project)
    stack.must("npm", "run", "build", cwd=project)
    stack.must("npx", "cdk", "deploy", "--require-approval", "never", "--no-notices", cwd=project)
    expect("keys after cdk deploy", sorted(stack.only_api().responses()), ["$default", "/5\\d\\d/"])
    stack.must("npx", "cdk", "destroy", "--force", "--no-notices", cwd=project)
    expect("APIs after cdk destroy", stack.apis(), [])


def interrupted(process):
    """As Ctrl-C does it: everything that the terminal started gets the signal."""
    started = descendants(process.pid)
    expect("processes: the function and the engine", len(started), 2)
    lines = "".join(Path(f"/proc/{one.pid}/cmdline").read_text(encoding="utf-8") for one in started)
    (folder,) = re.findall("java.io.tmpdir=([^\0]*)", lines)
    expect("the function has a temporary folder", Path(folder).is_dir(), True)
    os.killpg(process.pid, signal.SIGINT)
    for one in started:
        wait(lambda: not Path(f"/proc/{one.pid}").exists(), f"the end of {one.command}", seconds=30)
    wait(lambda: "Stopped" in process.output(), "what it says at its end", seconds=30)
    expect("the function's folder is left", Path(folder).parent.exists(), False)
    print(f"  {process.output().strip().splitlines()[-1]}")


def changed(text, old, new):
    if old not in text:
        raise Failure(f"The example no longer holds: {old}")
    return text.replace(old, new, 1)


if __name__ == "__main__":
    run_main(main)
