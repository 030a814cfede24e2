#!/usr/bin/env python3
"""What `cfn generate` writes for the schema: checks that it is committed (--check), or updates it (--write).

`cfn generate` itself deletes docs/ with everything in it and writes under target/; this runs it in a copy.

Usage: generate.py --check|--write [--tools FOLDER] [--work FOLDER]
"""

import argparse
import difflib
import os
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from realtools.checkout import copy_project
from realtools.processes import Failure, run, run_main
from realtools.toolbox import PROJECT, Toolbox

SOURCES = (Path("target/generated-sources/rpdk"), Path("src/generated/java"))


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--tools", default=PROJECT / "target" / "ci" / "tools", type=Path)
    options.add_argument("--work", default=PROJECT / "target" / "ci" / "generate", type=Path)
    what = options.add_mutually_exclusive_group(required=True)
    what.add_argument("--check", action="store_true")
    what.add_argument("--write", action="store_true")
    chosen = options.parse_args()
    written = generated(Toolbox(chosen.tools), chosen.work)
    if chosen.write:
        write(written)
    else:
        check(written)


def generated(toolbox, work):
    """Run the real `cfn validate` and `cfn generate`; return committed path → text of all that they write."""
    copy = copy_project(work)
    handwritten = {path.name for path in (copy / "docs").iterdir()}
    environment = {**os.environ, "PATH": f"{toolbox.cfn_path}{os.pathsep}{os.environ['PATH']}", "NO_COLOR": "1"}
    for command in ("validate", "generate"):
        print("  " + run([toolbox.cfn_path / "cfn", command], cwd=copy, env=environment).strip().splitlines()[-1])
    left = {path.name for path in (copy / "docs").iterdir()}
    print(f"  Docs: {', '.join(sorted(left))} generated; by hand: {', '.join(sorted(handwritten - left)) or 'none'}.")
    here, there = SOURCES
    files = {there / path.relative_to(copy / here): path for path in (copy / here).rglob("*.java")}
    files.update({path.relative_to(copy): path for path in (copy / "docs").iterdir()})
    files.update({Path(name): copy / name for name in ("resource-role.yaml", ".rpdk-config")})
    return {target: path.read_text(encoding="utf-8") for target, path in files.items()}


def check(written):
    stale = [path for path in (PROJECT / SOURCES[1]).rglob("*.java") if path.relative_to(PROJECT) not in written]
    problems = [f"{path.relative_to(PROJECT)} is not generated any more" for path in stale]
    for name, text in sorted(written.items()):
        committed = (PROJECT / name).read_text(encoding="utf-8") if (PROJECT / name).is_file() else ""
        problems.extend(
            difflib.unified_diff(
                committed.splitlines(), text.splitlines(), f"{name} (committed)", f"{name} (cfn generate)", lineterm=""
            )
        )
    if problems:
        raise Failure("Not what cfn generate writes; run `.ci/generate.py --write`:\n" + "\n".join(problems))
    print(f"  {len(written)} generated files are current.")


def write(written):
    shutil.rmtree(PROJECT / SOURCES[1])
    for name, text in written.items():
        (PROJECT / name).parent.mkdir(parents=True, exist_ok=True)
        (PROJECT / name).write_text(text, encoding="utf-8")
    print(f"  Wrote {len(written)} files.")


if __name__ == "__main__":
    run_main(main)
