"""Copies of the project for tools that write into it."""

import shutil
import subprocess
from pathlib import Path

from .processes import LONGEST
from .toolbox import PROJECT


def copy_project(folder):
    """Copy what is in the project and not ignored by git, so that a tool can write where it likes."""
    folder = Path(folder)
    shutil.rmtree(folder, ignore_errors=True)
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        timeout=LONGEST,
        check=True,
    ).stdout
    for name in filter(None, listed.decode().split("\0")):
        source = PROJECT / name
        if source.is_file():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
    return folder
