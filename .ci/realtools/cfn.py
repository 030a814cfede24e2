"""The real CloudFormation CLI on this project, or on another one of its kind, in a copy: it writes where it likes."""

import difflib
import os
import shutil
import zipfile
from pathlib import Path

from .emulator import LOCAL_CREDENTIALS
from .processes import Failure, run
from .toolbox import PROJECT

# What `cfn generate` writes, and where it is committed. It also deletes docs/ with everything in it.
WRITTEN, COMMITTED = Path("target/generated-sources/rpdk"), Path("src/generated/java")
WRITTEN_FILES = ("docs/README.md", "resource-role.yaml", ".rpdk-config")


def cfn(toolbox, folder, *arguments, **environment):
    whole = {**os.environ, **LOCAL_CREDENTIALS, "PATH": toolbox.path_with_cfn(), "NO_COLOR": "1", **environment}
    printed = run([toolbox.cfn_path / "cfn", *arguments], cwd=folder, env=whole)
    print("  " + printed.strip().splitlines()[-1], flush=True)
    return printed


def copy_project(folder):
    shutil.rmtree(folder, ignore_errors=True)
    listed = run(["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"], cwd=PROJECT)
    for name in filter(None, listed.split("\0")):
        if (PROJECT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(PROJECT / name, folder / name)
    return folder


def generated(toolbox, copy):
    for command in ("validate", "generate"):
        cfn(toolbox, copy, command)
    sources = {COMMITTED / path.relative_to(copy / WRITTEN): path for path in (copy / WRITTEN).rglob("*.java")}
    files = {**sources, **{Path(name): copy / name for name in WRITTEN_FILES}}
    return {name: path.read_text(encoding="utf-8") for name, path in files.items()}


def require_current(project, written):
    there = {path.relative_to(project) for path in (project / COMMITTED).rglob("*.java")}
    problems = [f"{name} is not generated any more" for name in sorted(there - written.keys())]
    for name, text in sorted(written.items()):
        held = (project / name).read_text(encoding="utf-8") if (project / name).is_file() else ""
        lines = (held.splitlines(), text.splitlines(), f"{name} (there)", f"{name} (cfn generate)")
        problems += difflib.unified_diff(*lines, lineterm="")
    if problems:
        raise Failure("Not what cfn generate writes; run `.ci/generate.py --write`:\n" + "\n".join(problems))
    print(f"  {len(written)} generated files are current.", flush=True)


def submitted(toolbox, copy):
    """The package that `cfn submit --dry-run` makes: the content of each file in it. No request leaves."""
    for old in copy.glob("*.zip"):
        old.unlink()
    cfn(toolbox, copy, "submit", "--dry-run")
    (package,) = copy.glob("*.zip")
    return content(package)


def content(package):
    with zipfile.ZipFile(package) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def require_same(what, actual, expected):
    differing = sorted(name for name in actual.keys() | expected.keys() if actual.get(name) != expected.get(name))
    if differing:
        raise Failure(f"{what}: these are missing, changed, or asked for by nobody: {', '.join(differing)}")
    print(f"  {what}: {len(actual)} files, just what they should be", flush=True)
