#!/usr/bin/env python3
"""`cfn submit --dry-run` in a copy of the project, and what its package must hold.

Usage: submit.py --tools FOLDER --work FOLDER
"""

import argparse
import json
import os
import shutil
import sys
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from realtools.checkout import copy_project
from realtools.emulator import LOCAL_CREDENTIALS, REGION
from realtools.processes import Failure, run, run_main
from realtools.toolbox import PROJECT, Toolbox, packaged_jar

SCHEMA = "aws-apigatewayv2-integrationresponse.json"


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--tools", required=True)
    options.add_argument("--work", required=True)
    chosen = options.parse_args()
    toolbox = Toolbox(chosen.tools)
    copy = copy_project(chosen.work)
    jar = packaged_jar()
    (copy / "target").mkdir()
    shutil.copy2(jar, copy / "target")
    # No request leaves: a dry run ends with the zip file.
    environment = {
        **os.environ,
        **LOCAL_CREDENTIALS,
        "AWS_DEFAULT_REGION": REGION,
        "PATH": f"{toolbox.cfn_path}{os.pathsep}{os.environ['PATH']}",
        "NO_COLOR": "1",
    }
    print("  " + run([toolbox.cfn_path / "cfn", "submit", "--dry-run"], cwd=copy, env=environment).strip().splitlines()[-1])
    (package,) = copy.glob("*.zip")
    check(package, copy, jar)


def check(package, copy, jar):
    expected = {
        "schema.json": (PROJECT / SCHEMA).read_bytes(),
        ".rpdk-config": (PROJECT / ".rpdk-config").read_bytes(),
        "pom.xml": (PROJECT / "pom.xml").read_bytes(),
        f"target/{jar.name}": jar.read_bytes(),
    }
    for folder in ("inputs", "src"):
        for path in (copy / folder).rglob("*"):
            if path.is_file():
                expected[str(path.relative_to(copy))] = path.read_bytes()
    with zipfile.ZipFile(package) as archive:
        names = set(archive.namelist())
        missing = sorted(expected.keys() - names)
        if missing:
            raise Failure(f"{package.name} lacks: {', '.join(missing)}")
        changed = sorted(name for name, data in expected.items() if archive.read(name) != data)
        if changed:
            raise Failure(f"{package.name} holds other content than the project: {', '.join(changed)}")
        metadata = json.loads(archive.read(".cfn_metadata.json"))
    generated = [name for name in names if name.startswith("target/generated-sources/rpdk/")]
    beyond = names - expected.keys() - set(generated) - {".cfn_metadata.json"}
    if beyond:
        raise Failure(f"{package.name} holds what nobody asked for: {', '.join(sorted(beyond))}")
    print(f"  {package.name}: {package.stat().st_size:,} bytes, {len(names)} entries: schema.json, .rpdk-config,")
    print(f"  .cfn_metadata.json {json.dumps(metadata)}, inputs/, pom.xml, src/, {jar.name}, {len(generated)} generated sources.")


if __name__ == "__main__":
    run_main(main)
