#!/usr/bin/env python3
"""The real `aws` command line against `./local serve`: a life of integration responses, and paging."""

from realtools.aws import Aws
from realtools.backends import local
from realtools.processes import expect, expect_in, run_main
from realtools.toolbox import options


def main():
    chosen = options()
    with local(chosen.work / "local.log", "--quiet") as service:
        life(Aws(chosen.tools, service.endpoint))


def life(aws):
    ids = aws.surroundings()
    del ids["OtherIntegrationId"]
    place = {"api_id": ids["ApiId"], "integration_id": ids["IntegrationId"]}
    wanted = {
        "IntegrationResponseKey": "/4\\d\\d/", "TemplateSelectionExpression": "${integration.response.statuscode}",
        "ContentHandlingStrategy": "CONVERT_TO_TEXT", "ResponseParameters": {"method.response.header.x-from": "'cli'"},
        "ResponseTemplates": {"application/json": '{"über": "$input.body"}', "$default": ""},
    }
    made = aws("create-integration-response", cli_input_json={**wanted, **ids}, **place)
    identifier = {**place, "integration_response_id": made["IntegrationResponseId"]}
    expect("created", made, {**wanted, "IntegrationResponseId": made["IntegrationResponseId"]})
    expect("read", aws("get-integration-response", **identifier), made)
    again = aws.refused("create-integration-response", integration_response_key=wanted["IntegrationResponseKey"], **place)
    expect_in("ConflictException", again)

    parameters = {"method.response.header.x-from": "'the cli'"}
    change = {"integration_response_key": "$default", "response_parameters": parameters}
    changed = aws("update-integration-response", **change, **identifier)
    expect("updated", changed, {**made, "IntegrationResponseKey": "$default", "ResponseParameters": parameters})

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


if __name__ == "__main__":
    run_main(main)
