#!/usr/bin/env python3
"""What `cfn generate` writes for the schema: checks that it is committed, or (--write) updates it."""

import shutil

from realtools.cfn import COMMITTED, copy_project, generated, require_current
from realtools.processes import run_main
from realtools.toolbox import PROJECT, options


def main():
    chosen = options(("--write", {"action": "store_true"}), ("--check", {"action": "store_true"}))
    written = generated(chosen.tools, copy_project(chosen.work / "project"))
    if chosen.write:
        shutil.rmtree(PROJECT / COMMITTED)
        for name, text in written.items():
            (PROJECT / name).parent.mkdir(parents=True, exist_ok=True)
            (PROJECT / name).write_text(text, encoding="utf-8")
    require_current(PROJECT, written)


if __name__ == "__main__":
    run_main(main)
