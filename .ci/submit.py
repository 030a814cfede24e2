#!/usr/bin/env python3
"""`cfn submit --dry-run` in a copy of the project: its package holds what it must, and nothing else."""

import shutil

from realtools.cfn import copy_project, require_same, submitted
from realtools.processes import run_main
from realtools.toolbox import SCHEMA, options, packaged_jar


def main():
    chosen = options()
    copy = copy_project(chosen.work / "project")
    (copy / "target").mkdir()
    shutil.copy2(packaged_jar(), copy / "target")
    package = submitted(chosen.tools, copy)
    package.pop(".cfn_metadata.json")
    paths = [copy / ".rpdk-config", copy / "pom.xml", packaged_jar(copy)]
    for folder in ("inputs", "src", "target/generated-sources/rpdk"):
        paths += [path for path in (copy / folder).rglob("*") if path.is_file()]
    expected = {str(path.relative_to(copy)): path.read_bytes() for path in paths}
    require_same("The package", package, {**expected, "schema.json": (copy / SCHEMA).read_bytes()})


if __name__ == "__main__":
    run_main(main)
