#!/usr/bin/env python3
"""Cloud Custodian's client of Cloud Control, c7n-awscc, against the `./local cloudcontrol` at AWS_ENDPOINT_URL.

Its identifiers are JSON. Its lists have no ResourceModel, which this type requires, so resources come by identifier, as
in the policies that events trigger."""

import json
import os
import time

import boto3
from c7n.config import Config
from c7n.loader import PolicyLoader
from c7n.resources import load_resources
from c7n.utils import get_account_id_from_sts

TYPE = "AWS::ApiGatewayV2::IntegrationResponse"
RESOURCE = "awscc.apigatewayv2_integrationresponse"
OVER = ("SUCCESS", "FAILED", "CANCEL_COMPLETE")


def main():
    assert get_account_id_from_sts(boto3.Session()) == "123456789012"
    client = boto3.client("cloudcontrol")
    place = {"ApiId": os.environ["API_ID"], "IntegrationId": os.environ["INTEGRATION_ID"]}
    desired = {
        **place, "IntegrationResponseKey": "/4../",
        "ContentHandlingStrategy": "CONVERT_TO_TEXT", "ResponseTemplates": {"a/b": "{}"},
    }
    client.create_resource(TypeName=TYPE, DesiredState=json.dumps(desired))
    identifier = ended(client)["Identifier"]

    changes = {"IntegrationResponseKey": "/5../", "ResponseTemplates": {"c/d": "1"}}
    policy(client, identifier, {"type": "update", **changes})
    patch = [
        {"op": "remove", "path": "/ContentHandlingStrategy"}, {"op": "remove", "path": "/TemplateSelectionExpression"},
        {"op": "replace", "path": "/ResponseTemplates/c~1d", "value": "2"},
    ]
    (held,) = policy(client, identifier, {"type": "update", "patch": patch})
    expected = {
        **place, "IntegrationResponseId": identifier.split("|")[-1], "IntegrationResponseKey": "/5../",
        "ResponseParameters": {}, "ResponseTemplates": {"c/d": "2"},
    }
    assert held == expected, held
    left = policy(client, identifier, {"type": "delete"})
    assert left == [], left


def policy(client, identifier, action):
    load_resources((RESOURCE,))
    data = {"policies": [{"name": action["type"], "resource": RESOURCE, "actions": [action]}]}
    (loaded,) = PolicyLoader(Config.empty(region="us-east-1")).load_data(data, "memory://")
    manager = loaded.resource_manager
    found = manager.get_resources([identifier])
    assert len(found) == 1, found
    manager.actions[0].process(found)
    ended(client)
    left = manager.get_resources([identifier])
    print("Cloud Custodian:", action["type"], *left)
    return left


def ended(client):
    """The newest request, when it is over."""
    while True:
        event = client.list_resource_requests()["ResourceRequestStatusSummaries"][0]
        if event["OperationStatus"] in OVER:
            assert event["OperationStatus"] == "SUCCESS", event
            return event
        time.sleep(0.2)


if __name__ == "__main__":
    main()
