#!/usr/bin/env python3
"""The real `aws` command line against `./local serve`: a life of integration responses, and paging.

Usage: aws_cli.py --tools FOLDER --work FOLDER
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from realtools.aws import Aws
from realtools.backends import Local
from realtools.expectations import expect, expect_in
from realtools.processes import run_main
from realtools.toolbox import Toolbox


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


if __name__ == "__main__":
    run_main(main)
