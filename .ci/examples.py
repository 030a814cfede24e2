#!/usr/bin/env python3
"""Each example with the tool that it is for. Needs Node.js 20 or later and npm; the rest is installed."""

import json
import os
import re
import shutil
import sys
from pathlib import Path

from realtools.backends import local
from realtools.emulator import LOCAL_CREDENTIALS
from realtools.processes import Failure, finished, run, run_main
from realtools.toolbox import PROJECT, SCHEMA, options

TYPE = "AWS::ApiGatewayV2::IntegrationResponse"
PRIVATE_TYPE = "MyOrg::ApiGatewayV2::IntegrationResponse"
# The version whose documentation page describes the type.
DESCRIBED = "pulumi-aws-native==1.27.0"
STRICT = ("--non-zero-exit-code", "informational")


def main():
    chosen = options()
    shutil.rmtree(chosen.work)
    Examples(chosen.tools, chosen.work).check()


class Examples:
    def __init__(self, toolbox, work):
        self._cfn = toolbox.cfn_path
        self._sam = toolbox.sam_path / "sam"
        self._custodian = toolbox.custodian_path
        self._work = work
        ignored = shutil.ignore_patterns("node_modules", "*.out", "build", ".venv")
        self._folder = shutil.copytree(PROJECT / "examples", work / "examples", ignore=ignored)
        schema = (PROJECT / SCHEMA).read_text(encoding="utf-8")
        # Beside the examples for their tests, and in folders of their own for cfn-lint.
        self._write(SCHEMA, schema)
        self._write(f"own/{SCHEMA}", schema)
        self._write(f"private/{SCHEMA}", schema.replace(TYPE, PRIVATE_TYPE))
        self._environment = {
            **os.environ, **LOCAL_CREDENTIALS, "PATH": toolbox.path_with_cfn(),
            "SAM_CLI_TELEMETRY": "0", "__SAM_CLI_APP_DIR": str(work / "sam-home"),
            "CDK_DISABLE_CLI_TELEMETRY": "true", "CDK_HOME": str(work / "cdk-home"),
            "PULUMI_HOME": str(work / "pulumi-home"), "npm_config_update_notifier": "false",
        }

    def check(self):
        template = "cloudformation/template.yaml"
        self._lint(template)
        self._lint_private(self._read(template).replace(TYPE, PRIVATE_TYPE))
        self._sam_validates("sam/template.yaml")
        self._cdk()
        self._python_tests("pulumi", self._read("pulumi/requirements.txt"))
        self._python_tests("pulumi", re.sub("pulumi-aws-native==.*", DESCRIBED, self._read("pulumi/requirements.txt")))
        self._python_tests("terraform", "")
        self._cloud_control()

    def _lint(self, template):
        """By the schemas that AWS publishes; with -s by this repository's under the same name."""
        by_own = [self._cfn / "cfn-lint", *STRICT, "-s", self._work / "own", "--"]
        self._run(self._cfn / "cfn-lint", *STRICT, "--", template)
        self._run(*by_own, template)
        self._must_refuse(template, by_own)

    def _lint_private(self, text):
        """cfn-lint 1.58.0 knows a private type by its name only; the properties are judged under AWS's name."""
        if PRIVATE_TYPE not in text:
            raise Failure(f"{PRIVATE_TYPE} is not in the template")
        private = self._write("private.template", text)
        self._run(self._cfn / "cfn-lint", *STRICT, "--registry-schemas", self._work / "private", "--", private)

    def _sam_validates(self, template):
        command = [self._sam, "validate", "--lint", "--region", "us-east-1", "--template"]
        self._run(*command, template)
        self._must_refuse(template, command)

    def _cdk(self):
        for command in ("npm ci --no-audit --no-fund", "npm run synth -- --no-notices", "npm run build"):
            self._run(*command.split(), cwd="cdk")
        private = ("--output", "private.out", "-c", f"integrationResponseType={PRIVATE_TYPE}")
        self._run("npx", "cdk", "synth", "--quiet", "--no-notices", *private, cwd="cdk")
        self._lint("cdk/cdk.out/Orders.template.json")
        self._lint_private(self._read("cdk/private.out/Orders.template.json"))

    def _python_tests(self, example, requirements):
        python = self._work / "python" / "bin" / "python"
        self._run(sys.executable, "-m", "venv", "--clear", python.parent.parent)
        required = ("-r", self._write("requirements.txt", requirements), "-r", f"{example}/requirements-test.txt")
        self._run(python, "-m", "pip", "install", "--quiet", "--no-compile", *required)
        self._run(python, "-m", "pytest", "-q", "-p", "no:cacheprovider", cwd=example)

    def _cloud_control(self):
        if not shutil.which("jq"):
            self._run("apt-get", "install", "--yes", "--quiet", "jq")
        fault = {"fault": "THROTTLE", "operation": "CreateIntegrationResponse", "first": 9}
        faults = self._write("throttled.json", json.dumps([fault]))
        with local(self._work / "cloudcontrol.log", "--faults", faults, command="cloudcontrol") as service:
            self._environment["AWS_ENDPOINT_URL_CLOUDCONTROL"] = service.endpoint
            self._environment |= {"API_ID": "sampleapi1", "INTEGRATION_ID": "sampleint"}
            self._run(self._folder / "cloudcontrol" / "lifecycle.sh")
            self._run(self._cfn / "python", "cloudcontrol/lifecycle.py")
            self._environment["AWS_ENDPOINT_URL"] = service.endpoint
            self._run(self._custodian / "python", Path(__file__).parent / "custodian.py")

    def _run(self, *command, cwd="."):
        printed = run(command, cwd=self._folder / cwd, env=self._environment)
        print(f"  {' '.join(map(str, command))}: {(printed.strip().splitlines() or ['nothing to say'])[-1]}", flush=True)

    def _must_refuse(self, template, command):
        """A check that cannot fail checks nothing: the same tool has to find a property that does not exist."""
        text = self._read(template).replace("ContentHandlingStrategy", "ContentHandling")
        done = finished([*command, self._write(f"wrong.{template.rpartition('.')[2]}", text)], env=self._environment)
        if done.returncode == 0 or "ContentHandling" not in done.stdout:
            raise Failure(f"{template} with a wrong property was to be refused for it: {done.stdout}")

    def _read(self, name):
        return (self._folder / name).read_text(encoding="utf-8")

    def _write(self, name, text):
        path = self._work / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path


if __name__ == "__main__":
    run_main(main)
