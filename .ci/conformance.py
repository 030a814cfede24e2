#!/usr/bin/env python3
"""The local API Gateway V2's rules, which ControlPlaneConformanceTest checks, on moto as it is. `./local probe --aws`,
which finds moto where AWS is, has to report just what moto does, and to leave nothing there."""

import json
import os
import re

from realtools.aws import Aws
from realtools.backends import moto
from realtools.emulator import REGION, client_environment
from realtools.processes import Failure, finished, run, run_main
from realtools.toolbox import PROJECT, options

TEST = "ControlPlaneConformanceTest"
# With these options the local service does what moto does, but for the rest below, which no option gives.
MOTO_OPTIONS = (
    "--accept-http-apis --empty-members omitted --empty-parameter kept --empty-strategy clears --empty-template kept"
    " --maps replaced"
)
MOTO_ONLY = {
    "a create with a key that exists": "accepted", "an update to a key that exists": "accepted",
    "a template of 32,769 characters": "accepted",
}


def main():
    chosen = options()
    with moto(chosen.tools, chosen.work / "moto.log") as service:
        command = ["mvn", "-B", "surefire:test", f"-Dtest={TEST}", f"-Dcontrolplane.endpoint={service.endpoint}"]
        printed = run(command, cwd=PROJECT)
        calls = len(re.findall(r"/integrationresponses", service.output()))
        check_probe(chosen.tools, service.endpoint)
    counts = re.findall(r"Tests run: (\d+), Failures: 0, Errors: 0, Skipped: 0", printed)
    if not counts or calls < int(counts[-1]):
        raise Failure(f"The rules were not checked against moto ({calls} calls reached it):\n{printed}")
    print(f"  {counts[-1]} rules and differences hold; {calls} calls reached moto.")


def check_probe(toolbox, endpoint):
    environment = {**os.environ, **client_environment(endpoint)}
    probed = finished([PROJECT / "local", "probe", "--aws", "--region", REGION, "--yes"], cwd=PROJECT, env=environment)
    report = json.loads((PROJECT / "target" / "probe.json").read_text(encoding="utf-8"))
    answered = {answer["asked"]: answer["answered"] for answer in report["answers"]}
    same = report["options"] == MOTO_OPTIONS and {asked: answered[asked] for asked in report["notImitated"]} == MOTO_ONLY
    if not same or probed.returncode != 1:
        raise Failure(f"The probe does not report what moto does; it ended with {probed.returncode}:\n{probed.stdout}")
    left = [api["Name"] for api in Aws(toolbox, endpoint)("get-apis")["Items"] if "probe" in api["Name"]]
    if left:
        raise Failure(f"The probe left {left}")
    print(f"  The probe reports {len(answered)} behaviours of moto, and leaves nothing.")


if __name__ == "__main__":
    run_main(main)
