#!/usr/bin/env python3
"""The rules of the local API Gateway V2, checked against moto as it is: ControlPlaneConformanceTest with its endpoint.

Usage: conformance.py --tools FOLDER --work FOLDER
"""

import argparse
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from realtools.backends import Moto
from realtools.processes import Failure, run, run_main
from realtools.toolbox import PROJECT, Toolbox

TEST = "ControlPlaneConformanceTest"


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--tools", required=True)
    options.add_argument("--work", required=True, type=Path)
    chosen = options.parse_args()
    with Moto(Toolbox(chosen.tools), chosen.work / "moto.log") as moto:
        printed = run(
            ["mvn", "-B", "surefire:test", f"-Dtest={TEST}", f"-Dcontrolplane.endpoint={moto.endpoint}"], cwd=PROJECT
        )
        calls = len(re.findall(r"/integrationresponses", moto.process.output()))
    counts = re.findall(r"Tests run: (\d+), Failures: 0, Errors: 0, Skipped: 0", printed)
    if not counts or calls < int(counts[-1]):
        raise Failure(f"The rules were not checked against moto ({calls} calls reached it):\n{printed}")
    print(f"  {counts[-1]} rules and differences hold; {calls} calls reached moto.")


if __name__ == "__main__":
    run_main(main)
