"""What is measured: this provider and the default template's, and the events that both get."""

from dataclasses import dataclass
from pathlib import Path

import default_template
from realtools.emulator import REGION
from realtools.processes import run
from realtools.toolbox import PROJECT, entry_class, packaged_jar, unzip

# What `./local serve` holds from the beginning (src/local/…/sample/SampleData.java).
SAMPLE = {"ApiId": "sampleapi1", "IntegrationId": "sampleint"}
CREDENTIALS = {"accessKeyId": "AKIAIOSFODNN7EXAMPLE", "secretAccessKey": "wJalrXUtnFEMI/K7MDENG", "sessionToken": "local"}


@dataclass(frozen=True)
class Subject:
    """A function, unzipped as Lambda does it."""

    name: str
    handler: str
    code: Path
    jar: Path


def provider(work, build):
    if build:
        print("Building the provider", flush=True)
        run(["mvn", "-B", "-q", "package", "-DskipTests"], cwd=PROJECT)
    return _subject("provider", packaged_jar(), f"{entry_class()}::handleRequest", work)


def template(toolbox, work):
    print("Making the default template's provider (cfn init, guided_aws)", flush=True)
    return _subject("template", default_template.build(toolbox, work / "template"), default_template.HANDLER, work)


def _subject(name, jar, handler, work):
    return Subject(name, handler, unzip(jar, work / f"{name}-code"), jar)


def desired(key):
    """A whole resource; key tells one created integration response from the next."""
    return {
        **SAMPLE,
        "IntegrationResponseKey": f"/{key}/",
        "TemplateSelectionExpression": "${integration.response.header.content-type}",
        "ResponseParameters": {"method.response.header.x-from": "'bench'"},
        "ResponseTemplates": {"application/json": '{"message": $input.json(\'$.message\')}'},
    }


def handler_request(action, model, previous=None, provider_credentials=False):
    """The protocol between CloudFormation and a handler, HandlerRequest. A type with a LoggingConfig gets credentials."""
    data = {
        "callerCredentials": CREDENTIALS,
        "logicalResourceId": "IntegrationResponse",
        "resourceProperties": model,
        "previousResourceProperties": previous,
    }
    if provider_credentials:
        data |= {"providerCredentials": CREDENTIALS, "providerLogGroupName": "bench"}
    return {
        "action": action,
        "awsAccountId": "123456789012",
        "bearerToken": "bench",
        "region": REGION,
        "resourceType": default_template.TYPE_NAME,
        "resourceTypeVersion": "00000001",
        "requestData": data,
        "stackId": f"arn:aws:cloudformation:{REGION}:123456789012:stack/bench/00000000-0000-0000-0000-000000000000",
    }
