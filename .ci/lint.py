#!/usr/bin/env python3
"""Linters on what no test runs: templates (cfn-lint), IAM policies (parliament), workflows (actionlint, zizmor).

Usage: lint.py [--tools FOLDER]
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from realtools.processes import Failure, run, run_main
from realtools.toolbox import PROJECT, Toolbox

TEMPLATES = ("template.yml", "resource-role.yaml", "deploy/execution-role.yaml", "deploy/register.yaml", "deploy/package-bucket.yaml")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--tools", default=PROJECT / "target" / "ci" / "tools", type=Path)
    toolbox = Toolbox(options.parse_args().tools)
    policies = files("deploy/policies/*.json")
    workflows = files(".github/workflows/*.yml")

    templates = [*TEMPLATES, ".ci/contract-stack.yml"]
    lint(toolbox.cfn_path / "cfn-lint", "--non-zero-exit-code", "informational", "--", *templates)
    print(f"  {', '.join(templates)}: nothing to say", flush=True)
    print(lint(toolbox.cfn_path / "python", ".ci/policies.py", *TEMPLATES, "--", *policies), end="", flush=True)
    for workflow in workflows:
        # The command takes one pattern and ignores any further ones; that no file matches is no error for it.
        printed = lint(toolbox.actionlint, workflow)
        if not printed.startswith("Checking 1 workflow file(s)"):
            raise Failure(f"actionlint did not check {workflow}:\n{printed}")
    lint(toolbox.cfn_path / "zizmor", "--offline", "--no-progress", *workflows)
    print(f"  {', '.join(workflows)}: nothing to say", flush=True)


def lint(*command):
    return run(command, cwd=PROJECT)


def files(pattern):
    found = sorted(str(path.relative_to(PROJECT)) for path in PROJECT.glob(pattern))
    if not found:
        raise Failure(f"There is no {pattern}.")
    return found


if __name__ == "__main__":
    run_main(main)
