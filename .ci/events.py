#!/usr/bin/env python3
"""Every event file of sam-tests/ through the packaged jar's testEntrypoint under Lambda's runtime and emulator."""

import json

from realtools.backends import local
from realtools.emulator import emulator, function_environment
from realtools.processes import Failure, run_main
from realtools.toolbox import PROJECT, options, packaged_jar, unzip

# In this order each finds what it needs in what `./local serve` holds from the beginning.
EVENTS = [PROJECT / "sam-tests" / f"{name}.json" for name in ("create", "read", "update", "list", "delete")]


def main():
    chosen = options()
    code = unzip(packaged_jar(), chosen.work / "code")
    with local(chosen.work / "local.log", "--quiet") as service:
        environment = function_environment(service.endpoint, service.endpoint)
        with emulator(chosen.tools, code, environment, log=chosen.work / "function.log", entry="testEntrypoint") as function:
            every_event(lambda event: function.invoke(json.loads(event.read_text(encoding="utf-8"))))


def every_event(invoke):
    committed = set((PROJECT / "sam-tests").glob("*.json"))
    if {path for path in committed if not path.name.endswith(".local.json")} != set(EVENTS):
        raise Failure(f"sam-tests/ holds {sorted(path.name for path in committed)}; not all of them are run.")
    for event in EVENTS:
        response = invoke(event)
        print(f"  {event.stem}: {json.dumps(response)}", flush=True)
        if response.get("status") != "SUCCESS":
            raise Failure(f"sam-tests/{event.name} did not end in SUCCESS: {response}")


if __name__ == "__main__":
    run_main(main)
