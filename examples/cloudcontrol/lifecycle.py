"""The life of an integration response by Cloud Control, with boto3 and its waiter.

API_ID, INTEGRATION_ID and TYPE_NAME as for lifecycle.sh; AWS_ENDPOINT_URL_CLOUDCONTROL leads to another Cloud Control than
AWS's.
"""

import json
import os
import time

import boto3

TYPE = os.environ.get("TYPE_NAME", "AWS::ApiGatewayV2::IntegrationResponse")
IN_PROGRESS = ("PENDING", "IN_PROGRESS")


def main():
    client = boto3.client("cloudcontrol")
    desired = {
        "ApiId": os.environ["API_ID"],
        "IntegrationId": os.environ["INTEGRATION_ID"],
        "IntegrationResponseKey": r"/3\d\d/",
        "ResponseTemplates": {"$default": '{"state": "elsewhere"}'},
    }

    created = client.create_resource(TypeName=TYPE, DesiredState=json.dumps(desired))["ProgressEvent"]
    identifier = watched(client, created)["Identifier"]
    expect(client, identifier, desired)

    patch = [
        {"op": "add", "path": "/ResponseParameters", "value": {"method.response.header.x-moved": "'true'"}},
        {"op": "remove", "path": "/ResponseTemplates/$default"},
        {"op": "add", "path": "/ResponseTemplates/application~1json", "value": '{"state": "moved"}'},
    ]
    updated = client.update_resource(TypeName=TYPE, Identifier=identifier, PatchDocument=json.dumps(patch))
    waited(client, updated["ProgressEvent"])
    changed = {
        **desired,
        "ResponseParameters": {"method.response.header.x-moved": "'true'"},
        "ResponseTemplates": {"application/json": '{"state": "moved"}'},
    }
    expect(client, identifier, changed)

    pages = client.get_paginator("list_resources").paginate(
        TypeName=TYPE,
        ResourceModel=json.dumps({key: desired[key] for key in ("ApiId", "IntegrationId")}),
        PaginationConfig={"PageSize": 1},
    )
    listed = [found["Identifier"] for page in pages for found in page["ResourceDescriptions"]]
    print("listed:", *listed)
    assert identifier in listed

    waited(client, client.delete_resource(TypeName=TYPE, Identifier=identifier)["ProgressEvent"])
    try:
        client.get_resource(TypeName=TYPE, Identifier=identifier)
    except client.exceptions.ResourceNotFoundException as gone:
        print("gone:", gone)
    else:
        raise AssertionError(f"{identifier} is still there")


def watched(client, event):
    """Shows how a request goes on until it is over."""
    shown = None
    while True:
        current = (event["OperationStatus"], event.get("RetryAfter"))
        if current != shown:
            retry_after = event.get("RetryAfter")
            print(event["Operation"], event["OperationStatus"], f"until {retry_after:%T}" if retry_after else "")
            shown = current
        if event["OperationStatus"] not in IN_PROGRESS:
            assert event["OperationStatus"] == "SUCCESS", event
            return event
        time.sleep(0.2)
        event = client.get_resource_request_status(RequestToken=event["RequestToken"])["ProgressEvent"]


def waited(client, event):
    """Waits until a request has succeeded; the waiter raises if it fails."""
    client.get_waiter("resource_request_success").wait(
        RequestToken=event["RequestToken"], WaiterConfig={"Delay": 1, "MaxAttempts": 120}
    )
    print(event["Operation"], "SUCCESS")


def expect(client, identifier, properties):
    description = client.get_resource(TypeName=TYPE, Identifier=identifier)["ResourceDescription"]
    actual = json.loads(description["Properties"])
    # An empty map says the same as none.
    held = {name: value for name, value in actual.items() if value != {}}
    assert held == {**properties, "IntegrationResponseId": identifier.split("|")[-1]}, actual
    print("got:", json.dumps(actual))


if __name__ == "__main__":
    main()
