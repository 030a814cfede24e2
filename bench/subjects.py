"""What is measured: the provider and its baseline."""

import zipfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from realtools.emulator import REGION, function_environment
from realtools.processes import run
from realtools.toolbox import PROJECT, entry_class, packaged_jar, unzip

import stock_template

# What `./local serve` holds from the beginning (src/local/…/sample/SampleData.java).
SAMPLE = {"ApiId": "sampleapi1", "IntegrationId": "sampleint"}
SAMPLE_RESPONSE = {**SAMPLE, "IntegrationResponseId": "sampleres"}
CREDENTIALS = {"accessKeyId": "AKIAIOSFODNN7EXAMPLE", "secretAccessKey": "wJalrXUtnFEMI/K7MDENG", "sessionToken": "local"}


@dataclass(frozen=True)
class Subject:
    """A function, unzipped as Lambda does it."""

    name: str
    title: str
    handler: str
    code: Path
    jar: Path

    def environment(self, services):
        return function_environment(services.api_gateway, services.others)

    def content(self):
        """Bytes and files of the package."""
        with zipfile.ZipFile(self.jar) as archive:
            files = [entry for entry in archive.infolist() if not entry.is_dir()]
        return {
            "jar": self.jar.stat().st_size,
            "unzipped": sum(entry.file_size for entry in files),
            "files": len(files),
            "duplicates": sum(count - 1 for count in Counter(entry.filename for entry in files).values()),
        }


@dataclass(frozen=True)
class Services:
    api_gateway: str
    others: str


class Workshop:
    """Builds the subjects in one folder."""

    def __init__(self, toolbox, work):
        self._toolbox = toolbox
        self._work = work

    def provider(self, build):
        if build:
            print("Building the provider", flush=True)
            run(["mvn", "-B", "-q", "package", "-DskipTests"], cwd=PROJECT)
        return self._subject("provider", "this provider", packaged_jar(), f"{entry_class()}::handleRequest")

    def baseline(self):
        print("Making the baseline from the CloudFormation CLI's guided_aws template", flush=True)
        jar = stock_template.baseline(self._toolbox, self._work / "baseline")
        return self._subject("baseline", "baseline", jar, stock_template.ENTRY)

    def _subject(self, name, title, jar, entry):
        return Subject(name, title, entry, unzip(jar, self._work / f"{name}-code"), jar)


@dataclass(frozen=True)
class Scenario:
    """What CloudFormation sends; provider credentials come with it when the type has a LoggingConfig."""

    action: str
    provider_credentials: bool

    @property
    def name(self):
        return f"{self.action}, provider credentials {'present' if self.provider_credentials else 'absent'}"

    def event(self, key):
        """The event; key tells one created integration response from the next."""
        if self.action == "CREATE":
            return handler_request("CREATE", desired(key), provider_credentials=self.provider_credentials)
        return handler_request(self.action, SAMPLE_RESPONSE, provider_credentials=self.provider_credentials)


def desired(key):
    return {
        **SAMPLE,
        "IntegrationResponseKey": f"/{key}/",
        "TemplateSelectionExpression": "${integration.response.header.content-type}",
        "ResponseParameters": {"method.response.header.x-from": "'bench'"},
        "ResponseTemplates": {"application/json": '{"message": $input.json(\'$.message\')}'},
    }


def handler_request(action, model, previous=None, provider_credentials=False):
    """The protocol between CloudFormation and a handler, HandlerRequest."""
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
        "resourceType": stock_template.TYPE_NAME,
        "resourceTypeVersion": "00000001",
        "requestData": data,
        "stackId": f"arn:aws:cloudformation:{REGION}:123456789012:stack/bench/00000000-0000-0000-0000-000000000000",
    }
