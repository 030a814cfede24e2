#!/usr/bin/env python3
"""The CloudFormation CLI's whole contract suite against the packaged function under Lambda's runtime and emulator.

With --moto, moto's API Gateway: events bring provider credentials and a log group, as for a type registered with a
LoggingConfig; moto has to hold the RPDK's metrics and logs. With --throttled, three creates are refused on the way."""

import json
import re
import shutil
from collections import Counter

from realtools.aws import Aws
from realtools.backends import local, moto, sts_proxy
from realtools.cfn import cfn
from realtools.emulator import REGION, client_environment, emulator, function_environment
from realtools.processes import Failure, run, run_main
from realtools.toolbox import PROJECT, SCHEMA, options, packaged_jar, unzip

# Skipped: contract_create_create and contract_delete_create, which need an identifier that the caller chooses (here the
# service does); contract_create_taggable and contract_update_tag_updatable (an integration response has no tags).
EXPECTED = {"passed": 11, "skipped": 4}
LOG_GROUP = "integration-response-contract"
LOGGING = ("--log-group-name", LOG_GROUP, "--log-role-arn", "arn:aws:iam::123456789012:role/logging")
THROTTLED = 3


def main():
    chosen = options(("--moto", {"action": "store_true"}), ("--throttled", {"action": "store_true"}))
    work = chosen.work
    code = unzip(packaged_jar(), work / "code")
    faults = work / "faults.json"
    fault = {"fault": "THROTTLE", "operation": "CreateIntegrationResponse", "first": THROTTLED}
    faults.write_text(json.dumps([fault]), encoding="utf-8")
    throttled = ("--faults", faults) if chosen.throttled else ()
    # moto also takes what the RPDK sends besides: metrics and logs.
    with moto(chosen.tools, work / "moto.log", mended=True) as aws:
        if chosen.moto:
            suite_on_emulator(chosen.tools, code, PROJECT, work, aws, aws, LOGGING)
            require_published(chosen.tools, aws)
        else:
            with local(work / "local.log", "--quiet", *throttled) as service:
                suite_on_emulator(chosen.tools, code, PROJECT, work, service, aws)
    if chosen.throttled:
        require_throttled(work / "function.log")


def suite_on_emulator(toolbox, code, project, work, gateway, others, cfn_options=(), schema=SCHEMA):
    environment = function_environment(gateway.endpoint, others.endpoint)
    with emulator(toolbox, code, environment, log=work / "function.log") as function:
        suite(toolbox, gateway.endpoint, project, work, function.endpoint, "function", cfn_options, schema)


def suite(toolbox, gateway, project, work, function, name, cfn_options=(), schema=SCHEMA):
    """`cfn test` on a copy of what it reads, with ids that exist in the inputs, which name exports of contract-stack.yml."""
    copy = work / "contract"
    shutil.rmtree(copy, ignore_errors=True)
    (copy / "inputs").mkdir(parents=True)
    for file in (".rpdk-config", schema):
        shutil.copy(project / file, copy)
    ids = Aws(toolbox, gateway).surroundings()
    for path in (project / "inputs").iterdir():
        text = path.read_text(encoding="utf-8")
        text = re.sub(r"\{\{IntegrationResponseSample-(\w+)\}\}", lambda export: ids[export.group(1)], text)
        (copy / "inputs" / path.name).write_text(text, encoding="utf-8")
        # A second set with `{}` for both maps: the suite wants each property of a request in the model that is returned.
        empty = {**json.loads(text), "ResponseParameters": {}, "ResponseTemplates": {}}
        (copy / "inputs" / path.name.replace("_1_", "_2_")).write_text(json.dumps(empty), encoding="utf-8")
    with sts_proxy(toolbox, work / "proxy.log") as proxy:
        environment = {**client_environment(function), **proxy}
        environment["PYTEST_ADDOPTS"] = "-rpsfE --no-fold-skipped -p no:cacheprovider"
        target = ("--endpoint", function, "--function-name", name, "--region", REGION)
        check(cfn(toolbox, copy, "test", *target, *cfn_options, **environment))


def check(output):
    results = re.findall(r"^(PASSED|SKIPPED|FAILED|ERROR)\s.*?::(contract_\w+)(.*)$", output, flags=re.MULTILINE)
    for result, name, reason in results:
        print(f"  {result:8} {name}{reason}")
    counts = Counter(result.lower() for result, _, _ in results)
    if counts != {result: 2 * number for result, number in EXPECTED.items()}:
        raise Failure(f"Of the contract suite twice {EXPECTED} was expected, this is what came:\n{output}")
    print(f"  Contract suite, two sets of inputs: {counts['passed']} passed, {counts['skipped']} skipped.", flush=True)


def require_throttled(log):
    """A fault script that met no call would prove nothing; the RPDK logs each call that failed."""
    text = log.read_text(encoding="utf-8")
    if text.count("{THROTTLED}") != THROTTLED:
        raise Failure(f"{THROTTLED} calls were to be throttled:\n{text}")
    print(f"  {THROTTLED} calls were throttled on the way.")


def require_published(toolbox, aws):
    command = [toolbox.cfn_path / "aws", "logs", "filter-log-events", "--log-group-name", LOG_GROUP]
    command += ["--endpoint-url", aws.endpoint, "--query", "events[].message", "--output", "text"]
    lines = run(command, env={**client_environment(aws.endpoint), "PATH": toolbox.path_with_cfn()}).strip()
    metrics = Counter(re.findall(r"^PutMetricData: (\w+)", aws.output(), flags=re.MULTILINE))
    if not lines or not metrics:
        raise Failure(f"With provider credentials, metrics and logs were to come: logs {lines!r}, metrics {metrics}.")
    print(f"  Provider credentials: logs of {len(lines):,} characters; metrics {dict(metrics)}.")


if __name__ == "__main__":
    run_main(main)
