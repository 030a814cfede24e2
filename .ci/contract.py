#!/usr/bin/env python3
"""The CloudFormation CLI's whole contract suite against the packaged function under Lambda's runtime and emulator.

With --logging the events bring provider credentials and a log group, as for a type registered with a LoggingConfig, and
moto has to hold the metrics and logs that the RPDK then publishes.

Usage: contract.py --tools FOLDER --work FOLDER --backend local|moto [--faults FILE] [--logging] [--jar JAR]
"""

import argparse
import json
import os
import re
import shutil
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from realtools.backends import Local, Moto, Surroundings, client_environment, fill_in
from realtools.emulator import REGION, Emulator, function_environment
from realtools.processes import Background, Failure, free_port, run, run_main
from realtools.toolbox import PROJECT, Toolbox, packaged_jar, unzip

# The four skipped: contract_create_create and contract_delete_create need an identifier that the caller chooses, and
# here the service does; contract_create_taggable and contract_update_tag_updatable need tags, which API Gateway does
# not give integration responses.
EXPECTED = {"passed": 11, "skipped": 4}
# The suite runs once for each set of inputs.
SETS = 2
LOG_GROUP = "integration-response-contract"
LOGGING = ("--log-group-name", LOG_GROUP, "--log-role-arn", "arn:aws:iam::123456789012:role/logging")
PROJECT_FILES = (".rpdk-config", "aws-apigatewayv2-integrationresponse.json", "inputs")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--tools", required=True)
    options.add_argument("--work", required=True, type=Path)
    options.add_argument("--backend", required=True, choices=("local", "moto"))
    options.add_argument("--faults", type=Path)
    options.add_argument("--logging", action="store_true")
    options.add_argument("--jar", type=Path)
    chosen = options.parse_args()
    toolbox = Toolbox(chosen.tools)
    work = chosen.work.resolve()
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    code = unzip(chosen.jar or packaged_jar(), work / "code")
    # moto also takes what the RPDK sends besides: metrics, logs, and the STS calls of `cfn test` through its proxy.
    with Moto(toolbox, work / "moto.log", mended=True) as moto:
        if chosen.backend == "moto":
            contract(toolbox, work, code, moto.endpoint, moto.endpoint, chosen.logging)
        else:
            with Local(work / "local.log", faults=chosen.faults and chosen.faults.resolve()) as local:
                contract(toolbox, work, code, local.endpoint, moto.endpoint, chosen.logging)
        if chosen.logging:
            require_published(toolbox, moto)
    if chosen.faults:
        require_struck(chosen.faults, work / "function.log")


def contract(toolbox, work, code, api_gateway, other_services, logging):
    ids = Surroundings.make(toolbox, api_gateway)
    project = project_with_inputs(work / "project", ids)
    environment = function_environment(api_gateway, other_services)
    with Emulator(toolbox, code, environment, log=work / "function.log") as function:
        with StsProxy(toolbox, work / "proxy.log") as proxy:
            check(cfn_test(toolbox, project, function.endpoint, proxy, "function", LOGGING if logging else ()), SETS)


def project_with_inputs(folder, ids):
    """A copy of what `cfn test` reads, with ids that exist in the inputs."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in PROJECT_FILES:
        copy = shutil.copytree if (PROJECT / name).is_dir() else shutil.copy
        copy(PROJECT / name, folder / name)
    for path in (folder / "inputs").iterdir():
        path.write_text(fill_in(path.read_text(encoding="utf-8"), ids), encoding="utf-8")
    # A second set with `{}` for both maps: the suite wants each property of a request in the model that is returned.
    for path in sorted((folder / "inputs").iterdir()):
        properties = {**json.loads(path.read_text(encoding="utf-8")), "ResponseParameters": {}, "ResponseTemplates": {}}
        path.with_name(path.name.replace("_1_", "_2_")).write_text(json.dumps(properties), encoding="utf-8")
    return folder


def require_struck(faults, log):
    """A fault script that met no call would prove nothing; the RPDK logs each call that failed."""
    wanted = sum(fault["first"] for fault in json.loads(faults.read_text(encoding="utf-8")))
    struck = log.read_text(encoding="utf-8").count("{TooManyRequestsException}")
    if struck != wanted:
        raise Failure(f"{faults.name} was to throttle {wanted} calls, {struck} were:\n{log.read_text(encoding='utf-8')}")
    print(f"  {struck} calls were throttled on the way.")


COUNT_LOG_LINES = """
import boto3, sys
logs = boto3.client("logs", endpoint_url=sys.argv[1])
names = [stream["logStreamName"] for stream in logs.describe_log_streams(logGroupName=sys.argv[2])["logStreams"]]
print(sum(len(logs.get_log_events(logGroupName=sys.argv[2], logStreamName=name)["events"]) for name in names))
"""


def require_published(toolbox, moto):
    command = [toolbox.cfn_path / "python", "-c", COUNT_LOG_LINES, moto.endpoint, LOG_GROUP]
    lines = int(run(command, env=client_environment(moto.endpoint)))
    metrics = Counter(re.findall(r"^PutMetricData: (\w+)", moto.process.output(), flags=re.MULTILINE))
    if not lines or not metrics:
        raise Failure(f"With provider credentials, metrics and logs were to come: {lines} log lines, metrics {metrics}.")
    counts = ", ".join(f"{name} {count}" for name, count in sorted(metrics.items()))
    print(f"  Provider credentials: {lines} log lines; metrics: {counts}.")


class StsProxy:
    """`cfn test` asks STS at its fixed https address for credentials; moto's proxy answers in its place."""

    def __init__(self, toolbox, log):
        self._port = free_port()
        self._certificate = toolbox.moto_certificate()
        self._process = Background([toolbox.cfn_path / "moto_proxy", "-H", "127.0.0.1", "-p", self._port], log=log)

    def __enter__(self):
        self._process.__enter__()
        self._process.wait_for_port(self._port)
        return {
            "HTTPS_PROXY": f"http://127.0.0.1:{self._port}",
            "NO_PROXY": "127.0.0.1",
            "AWS_CA_BUNDLE": str(self._certificate),
        }

    def __exit__(self, *_):
        self._process.stop()


def cfn_test(toolbox, project, endpoint, proxy, function_name, options=()):
    environment = {
        **os.environ,
        **client_environment(endpoint),
        **proxy,
        "PATH": f"{toolbox.cfn_path}{os.pathsep}{os.environ['PATH']}",
        "PYTEST_ADDOPTS": "-rpsfE --no-fold-skipped -p no:cacheprovider",
        "NO_COLOR": "1",
    }
    command = [toolbox.cfn_path / "cfn", "test", "--endpoint", endpoint, "--function-name", function_name]
    return run([*command, "--region", REGION, *options], cwd=project, env=environment, log=project / "cfn-test.log")


def check(output, sets=1):
    results = re.findall(r"^(PASSED|SKIPPED|FAILED|ERROR)\s.*?::(contract_\w+)(.*)$", output, flags=re.MULTILINE)
    for result, name, reason in results:
        print(f"  {result:8} {name}{reason}")
    counts = Counter(result.lower() for result, _, _ in results)
    if counts != {result: sets * number for result, number in EXPECTED.items()}:
        raise Failure(f"Of the contract suite {sets} times {EXPECTED} was expected, this is what came:\n{output}")
    print(f"  Contract suite, {sets} set(s) of inputs: {counts['passed']} passed, {counts['skipped']} skipped.")


if __name__ == "__main__":
    run_main(main)
