#!/usr/bin/env python3
"""Every event file of sam-tests/ through the packaged jar's testEntrypoint under Lambda's runtime and emulator.

Usage: events.py --tools FOLDER --work FOLDER
"""

import argparse
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from realtools.backends import Local
from realtools.emulator import Emulator, function_environment
from realtools.processes import Failure, run_main
from realtools.toolbox import PROJECT, Toolbox, packaged_jar, unzip

# In this order each finds what it needs in what `./local serve` holds from the beginning.
EVENTS = ("create", "read", "update", "list", "delete")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--tools", required=True)
    options.add_argument("--work", required=True, type=Path)
    chosen = options.parse_args()
    toolbox = Toolbox(chosen.tools)
    work = chosen.work.resolve()
    code = unzip(packaged_jar(), work / "code")
    with Local(work / "local.log") as local:
        environment = function_environment(local.endpoint, local.endpoint)
        with Emulator(toolbox, code, environment, log=work / "function.log", entry="testEntrypoint") as function:
            for name in EVENTS:
                event = json.loads((PROJECT / "sam-tests" / f"{name}.json").read_text(encoding="utf-8"))
                answer = function.invoke(event)
                print(f"  {name}: {json.dumps(answer)}")
                if answer.get("status") != "SUCCESS":
                    raise Failure(f"sam-tests/{name}.json did not end in SUCCESS: {answer}\n{function.process.output()}")
    committed = {path.stem for path in (PROJECT / "sam-tests").glob("*.json")}
    if committed != set(EVENTS):
        raise Failure(f"sam-tests/ holds {sorted(committed)}; this runs {sorted(EVENTS)}.")


if __name__ == "__main__":
    run_main(main)
