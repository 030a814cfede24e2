#!/usr/bin/env python3
"""The real `aws` command line against `./local serve`: a life of integration responses, and paging.

Usage: aws_cli.py --tools FOLDER --work FOLDER
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from realtools.backends import Local, client_environment
from realtools.processes import LONGEST, Failure, run, run_main
from realtools.toolbox import Toolbox


class Aws:
    def __init__(self, toolbox, endpoint):
        self._command = [toolbox.cfn_path / "aws", "apigatewayv2"]
        self._endpoint = ["--endpoint-url", endpoint, "--output", "json"]
        self._environment = {**os.environ, **client_environment(endpoint), "AWS_PAGER": ""}

    def __call__(self, operation, **arguments):
        printed = run([*self._line(operation, arguments)], env=self._environment)
        return json.loads(printed) if printed.strip() else None

    def refused(self, operation, **arguments):
        """What the CLI says about an operation that must fail."""
        done = subprocess.run(
            [str(part) for part in self._line(operation, arguments)],
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
        )
        if done.returncode == 0:
            raise Failure(f"{operation} {arguments} was not refused: {done.stdout}")
        return done.stderr.strip()

    def _line(self, operation, arguments):
        options = []
        for name, value in arguments.items():
            options += ["--" + name.replace("_", "-"), value if isinstance(value, str) else json.dumps(value)]
        return [*self._command, operation, *options, *self._endpoint]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--tools", required=True)
    options.add_argument("--work", required=True, type=Path)
    chosen = options.parse_args()
    with Local(chosen.work / "local.log") as local:
        life(Aws(Toolbox(chosen.tools), local.endpoint))


def life(aws):
    api = aws("create-api", name="cli", protocol_type="WEBSOCKET", route_selection_expression="$request.body.action")
    integration = aws("create-integration", api_id=api["ApiId"], integration_type="MOCK")
    place = {"api_id": api["ApiId"], "integration_id": integration["IntegrationId"]}

    wanted = {
        "IntegrationResponseKey": "/4\\d\\d/",
        "TemplateSelectionExpression": "${integration.response.statuscode}",
        "ContentHandlingStrategy": "CONVERT_TO_TEXT",
        "ResponseParameters": {"method.response.header.x-from": "'cli'"},
        "ResponseTemplates": {"application/json": '{"über": "$input.body"}', "$default": ""},
    }
    made = aws("create-integration-response", cli_input_json={**wanted, **api_and_integration(place)}, **place)
    identifier = {**place, "integration_response_id": made["IntegrationResponseId"]}
    expect("created", made, {**wanted, "IntegrationResponseId": made["IntegrationResponseId"]})
    expect("read", aws("get-integration-response", **identifier), made)
    again = aws.refused("create-integration-response", integration_response_key=wanted["IntegrationResponseKey"], **place)
    expect_in("ConflictException", again)

    changed = aws(
        "update-integration-response",
        integration_response_key="$default",
        response_parameters={"method.response.header.x-from": "'the cli'"},
        **identifier,
    )
    expect(
        "updated",
        changed,
        {
            **made,
            "IntegrationResponseKey": "$default",
            "ResponseParameters": {"method.response.header.x-from": "'the cli'"},
        },
    )

    for number in range(11):
        aws("create-integration-response", integration_response_key=f"/{number}/", **place)
    first = aws("get-integration-responses", max_results="5", **place)
    second = aws("get-integration-responses", max_results="5", next_token=first["NextToken"], **place)
    third = aws("get-integration-responses", max_results="5", next_token=second["NextToken"], **place)
    pages = [first, second, third]
    expect("sizes of the pages", [len(page["Items"]) for page in pages], [5, 5, 2])
    expect("token after the last page", third.get("NextToken"), None)
    listed = [item["IntegrationResponseKey"] for page in pages for item in page["Items"]]
    expect("listed, none twice", sorted(listed), sorted(["$default", *(f"/{number}/" for number in range(11))]))

    aws("delete-integration-response", **identifier)
    expect_in("NotFoundException", aws.refused("get-integration-response", **identifier))
    expect_in("NotFoundException", aws.refused("delete-integration-response", **identifier))


def api_and_integration(place):
    return {"ApiId": place["api_id"], "IntegrationId": place["integration_id"]}


def expect(what, actual, expected):
    if actual != expected:
        raise Failure(f"{what}: expected {expected}, got {actual}")
    print(f"  {what}: as expected")


def expect_in(part, text):
    if part not in text:
        raise Failure(f"expected {part} in: {text}")
    print(f"  refused: {text}")


if __name__ == "__main__":
    run_main(main)
