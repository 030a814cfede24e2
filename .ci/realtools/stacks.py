"""Stacks of `./local stack`, by the real AWS, SAM and CDK command lines, and what its API Gateway V2 holds."""

import functools
import html
import os
import shutil
import urllib.error
import urllib.parse
import urllib.request

from .aws import Aws
from .emulator import client_environment
from .processes import Failure, expect, expect_in, finished, run
from .toolbox import PROJECT

# The longest is `npm ci` of the CDK.
SECONDS = 600
SIGNED = {"Authorization": "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/cloudformation/aws4_request"}


class LocalStack:
    def __init__(self, toolbox, endpoint, work):
        self.endpoint = endpoint
        self.gateway = Aws(toolbox, endpoint)
        self.cli, self.sam = toolbox.cfn_path / "aws", toolbox.sam_path / "sam"
        self._work = work
        self._environment = {
            **os.environ, **client_environment(endpoint), "AWS_ENDPOINT_URL": endpoint,
            "AWS_PAGER": "", "SAM_CLI_TELEMETRY": "0", "CDK_DISABLE_CLI_TELEMETRY": "true",
        }

    def run(self, *command, cwd=None):
        done = finished(command, env=self._environment, cwd=cwd or self._work, seconds=SECONDS)
        return done.returncode, done.stdout

    def must(self, *command, cwd=None):
        code, printed = self.run(*command, cwd=cwd)
        if code != 0:
            raise Failure(f"{' '.join(map(str, command))} ended with {code}:\n{printed}")

    def must_refuse_web_pages(self):
        """By the name of their own that leads here, by their origin, and without a signature, which no page has."""
        pages = (
            ("", {**SIGNED, "Host": "evil.example"}),
            ("", {**SIGNED, "Origin": "https://evil.example"}),
            ("", {**SIGNED, "Sec-Fetch-Site": "cross-site"}),
            ("/cloudformation_us-east-1/cfnresponse?Action=DeleteStack&StackName=orders", {}),
            ("/moto-api/data.json", {}),
        )
        for path, headers in pages:
            expect(f"status for {path or [*headers][-1]}", self.status_of(path, headers)[0], 403)

    def status_of(self, path="", headers=SIGNED, body=None):
        """Of one request, with its text: a client would repeat what is not a refusal."""
        try:
            request = urllib.request.Request(self.endpoint + path, body, headers)
            with urllib.request.urlopen(request, timeout=60) as response:
                return response.status, response.read().decode()
        except urllib.error.HTTPError as refusal:
            return refusal.code, html.unescape(refusal.read().decode())

    def aws(self, *arguments):
        return self.run(self.cli, "cloudformation", *arguments)

    def must_refuse(self, words, action, **parameters):
        body = urllib.parse.urlencode({"Action": action, "Version": "2010-05-15", **parameters}).encode()
        status, text = self.status_of(body=body)
        expect(f"status for {words}", status, 400)
        expect_in(words, text)

    def deploy(self, text, name="orders", *more):
        template = self._work / f"{name}.yaml"
        template.write_text(text, encoding="utf-8")
        return self.aws("deploy", "--template-file", template, "--stack-name", name, *more)

    def copy(self, folder):
        copy = self._work / folder.name
        shutil.rmtree(copy, ignore_errors=True)
        return shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("node_modules", "build", "*.out"))

    def deployed(self, what, text, name="orders", *more):
        code, printed = self.deploy(text, name, *more)
        if code != 0:
            raise Failure(f"{what}: deploy ended with {code}:\n{printed}\n{self.events(name)}")
        print(f"  {what}: {printed.strip().splitlines()[-1]}", flush=True)

    def failed(self, what, text, *said, name="orders"):
        code, printed = self.deploy(text, name)
        if code == 0:
            raise Failure(f"{what}: deploy did not fail:\n{printed}")
        print(f"  {what}: deploy ended with {code}: {printed.strip().splitlines()[-1]}", flush=True)
        for part in said:
            expect_in(part, printed)

    def deleted(self, name):
        for command in (("delete-stack",), ("wait", "stack-delete-complete")):
            self.must(self.cli, "cloudformation", *command, "--stack-name", name)

    def status(self, name="orders"):
        code, printed = self.aws("describe-stacks", "--stack-name", name, "--query", "Stacks[0].StackStatus")
        return printed.strip().strip('"') if code == 0 else None

    def outputs(self, name="orders"):
        query = "Stacks[0].Outputs[].[OutputKey, OutputValue]"
        _, printed = self.aws("describe-stacks", "--stack-name", name, "--query", query, "--output", "text")
        return dict(line.split("\t") for line in printed.strip().splitlines())

    def events(self, name="orders"):
        """The newest last: logical id, status and reason, with tabs between."""
        query = "reverse(StackEvents)[].[LogicalResourceId, ResourceStatus, ResourceStatusReason]"
        return self.aws("describe-stack-events", "--stack-name", name, "--query", query, "--output", "text")[1]

    def apis(self):
        return [Api(self.gateway, api) for api in self.gateway("get-apis")["Items"]]

    def only_api(self):
        apis = self.apis()
        expect("number of APIs", len(apis), 1)
        return apis[0]


class Api:
    """What API Gateway V2 holds of an API, each part at the time of the first look: a look takes a second."""

    def __init__(self, gateway, api):
        self._place = {"api_id": api["ApiId"]}
        self._gateway = gateway
        self.id = api["ApiId"]
        self.name = api["Name"]
        self.version = api.get("Version")

    integrations = functools.cached_property(lambda self: self._items("get-integrations"))
    routes = functools.cached_property(lambda self: self._items("get-routes"))
    stages = functools.cached_property(lambda self: self._items("get-stages"))
    deployments = functools.cached_property(lambda self: self._items("get-deployments"))

    def responses(self):
        found = {}
        for integration in self.integrations:
            place = integration["IntegrationId"]
            for response in self._items("get-integration-responses", integration_id=place):
                found[response["IntegrationResponseKey"]] = {**response, "IntegrationId": place}
        return found

    def route_response_keys(self):
        (route,) = self.routes
        return [item["RouteResponseKey"] for item in self._items("get-route-responses", route_id=route["RouteId"])]

    def _items(self, operation, **place):
        return self._gateway(operation, **self._place, **place)["Items"]


def local_command(project):
    """What ./local runs, for another project folder."""
    run([PROJECT / "local", "--help"], seconds=SECONDS)  # Builds what is not built.
    target = PROJECT / "target"
    class_path = (target / "local.classpath").read_text(encoding="utf-8").strip()
    main = "software.amazon.apigatewayv2.integrationresponse.local.runner.LocalCommand"
    whole = f"{target}/classes:{target}/test-classes:{class_path}"
    return ["java", f"-Dlocal.project={project}", "-cp", whole, main]
