#!/usr/bin/env python3
"""Every command in the documentation: run as it is written, or in realtools/documented_commands.py, which says where it is.

Each document's commands run one after the other in one shell, in a copy of the project, where the ports named in the
documents have to be free. A command has to end with exit code 0 and to print what the document shows below it; "..."
stands for anything, in a line by itself for any lines. Commands for an account are run against an address where nobody
listens: the tool has to find nothing wrong with them before it asks. A command in running text has to be one of a block, or
the beginning of one, or in the table. A link to a file has to lead somewhere.

Usage: documented.py [--tools FOLDER] [--work FOLDER] [DOCUMENT ...]
"""

import argparse
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from realtools.checkout import copy_project
from realtools.document_links import check_links
from realtools.documented_commands import PINS, SAID, STARTED_IN, TABLE, InAccount, InStep
from realtools.documents import documents
from realtools.emulator import LOCAL_CREDENTIALS, REGION
from realtools.processes import Background, Failure, run, run_main
from realtools.toolbox import CI_FOLDER, PROJECT, Toolbox, packaged_jar

NOBODY = "http://127.0.0.1:1"
NOBODY_SAID = "Could not connect to the endpoint URL"
SECONDS = 900


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--tools", default=PROJECT / "target" / "ci" / "tools", type=Path)
    options.add_argument("--work", default=PROJECT / "target" / "ci" / "documented", type=Path)
    options.add_argument("documents", nargs="*", help="only these")
    chosen = options.parse_args()
    every = documents()
    check_links(document.name for document in every)
    check_spans(every)
    check_table(every)
    before = changes()
    counts = Counter()
    for document in every:
        if not chosen.documents or document.name in chosen.documents:
            work = chosen.work.resolve() / document.name.replace("/", "-").removesuffix(".md")
            counts += Documented(document, Toolbox(chosen.tools), work).check(in_text(every, document))
    if changes() != before:
        raise Failure(f"Something was left behind in the project:\n{changes()}")
    print("  " + ", ".join(f"{count} {how}" for how, count in counts.items()) + ".")


def row_of(command):
    """The line of the table for a command: (key, row), or (None, None)."""
    if command.words in TABLE:
        return command.words, TABLE[command.words]
    for key, row in TABLE.items():
        if key.endswith(" ...") and command.words.startswith(key.removesuffix("...")):
            return key, row
    return None, None


def begins_one(span, every):
    return any(f"{command.words} ".startswith(f"{span.words} ") for document in every for command in document.commands)


def in_text(every, document):
    """The commands in a document's running text that stand in no block."""
    return [span for span in document.spans if row_of(span)[0] and not begins_one(span, every)]


def check_spans(every):
    """A command in running text is what begins like one of a block or of the table and has more than a name."""
    programs = {command.words.split()[0] for document in every for command in document.commands}
    programs |= {key.split()[0] for key in TABLE}
    problems = []
    for document in every:
        for span in document.spans:
            name, *arguments = span.words.split(" ")
            if re.match(r"(\./|\.ci/|bench/)", name) and not os.access(PROJECT / name, os.X_OK):
                problems.append(f"{span.place}: {name} cannot be executed")
            if name in programs and arguments and not row_of(span)[0] and not begins_one(span, every):
                problems.append(f"{span.place}: neither run nor in the table of .ci/realtools/documented_commands.py: {span.words}")
    if problems:
        raise Failure("Commands in running text:\n  " + "\n  ".join(problems))


def check_table(every):
    commands = [command for document in every for command in document.commands]
    used = {row_of(command)[0] for command in [*commands, *(span for document in every for span in document.spans)]}
    gate = (CI_FOLDER / "run").read_text(encoding="utf-8")
    problems = [f"no document has this command: {key}" for key in TABLE if key not in used]
    problems += [f"no block has this command: {key}" for key in SAID if key not in {c.words for c in commands}]
    for key, row in TABLE.items():
        if isinstance(row, InStep):
            if row.script not in ("run", PINS) and row.script not in gate:
                problems.append(f"{key}: .ci/run does not run .ci/{row.script}")
            if row.text not in (CI_FOLDER / row.script).read_text(encoding="utf-8"):
                problems.append(f"{key}: .ci/{row.script} does not hold: {row.text}")
    if problems:
        raise Failure("The table of .ci/realtools/documented_commands.py:\n  " + "\n  ".join(problems))


def changes():
    return run(["git", "status", "--porcelain"], cwd=PROJECT)


class Documented:
    """A document whose commands are run."""

    def __init__(self, document, toolbox, work):
        self._document = document
        self._toolbox = toolbox
        self._work = work
        self._shell = None
        self._counts = Counter()

    def check(self, spans):
        try:
            for command in self._document.commands:
                self._check(command, row_of(command)[1])
            for span in spans:
                self._check(span, row_of(span)[1])
        finally:
            if self._shell:
                self._shell.end()
        return self._counts

    def _check(self, command, row):
        if row is None:
            self._run(command)
            done = "run"
        elif isinstance(row, InAccount):
            self._ask_nobody(command)
            done = "for an account: checked up to the first request"
        elif isinstance(row, InStep):
            done = f"in another step (.ci/{row.script})"
        else:
            done = f"not run ({row.why})"
        self._counts[done.partition(" (")[0]] += 1
        print(f"  {command.place}: {command.words}: {done}", flush=True)

    def _run(self, command):
        said = SAID.get(command.words)
        self._ready().run(command, ["...", said, "..."] if said else command.shown)

    def _ask_nobody(self, command):
        printed = self._ready().refused(
            f"(trap 'tail -n 20 rpdk.log' EXIT; export AWS_ENDPOINT_URL={NOBODY} AWS_MAX_ATTEMPTS=1\n{command.text}\n)"
        )
        if NOBODY_SAID not in printed:
            raise Failure(f"{command.place}: {command.text}\nwas refused before its first request:\n{printed}")

    def _ready(self):
        if self._shell is None:
            self._shell = Shell(self._folder(), self._environment(), self._work / "shell")
        return self._shell

    def _folder(self):
        """Where the document's commands are written for: an example's own folder if they are about its files."""
        run([PROJECT / "local", "--help"])  # Builds what is not built.
        copy = copy_project(self._work / "project")
        run(["git", "init", "--quiet", copy])
        built = PROJECT / "target"
        for folder in ("classes", "test-classes"):
            shutil.copytree(built / folder, copy / "target" / folder)
        shutil.copy(packaged_jar(), copy / "target")
        # Where stack.py has installed moto, which takes a minute.
        (built / "stack").mkdir(exist_ok=True)
        (copy / "target" / "stack").symlink_to(built / "stack")
        shutil.copy(built / "local.classpath", copy / "target")  # The newest of all, so that nothing is built again.
        return copy / STARTED_IN.get(self._document.name, ".")

    def _environment(self):
        # A Python of its own, so that what a document does not install is not there by accident.
        python = self._work / "python"
        run([sys.executable, "-m", "venv", "--clear", python])
        return {
            **{name: value for name, value in os.environ.items() if not name.startswith("AWS_")},
            **LOCAL_CREDENTIALS,
            "AWS_DEFAULT_REGION": REGION,
            "AWS_CONFIG_FILE": str(self._work / "no-config"),
            "AWS_SHARED_CREDENTIALS_FILE": str(self._work / "no-credentials"),
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_PAGER": "",
            "NO_COLOR": "1",
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
            "PATH": os.pathsep.join((str(python / "bin"), str(self._toolbox.cfn_path), os.environ["PATH"])),
        }


class Shell:
    """One bash, which is given one command after the other; each one's output is in a file of its own."""

    def __init__(self, folder, environment, work):
        shutil.rmtree(work, ignore_errors=True)
        self._work = work
        self._number = 0
        log = work / "bash.log"
        self._bash = Background(["bash", "-s"], log=log, cwd=folder, env=environment, stdin=subprocess.PIPE).__enter__()

    def run(self, command, shown):
        code, output = self._give(command.text)
        if command.stays:
            self._bash.wait_for(lambda: printed_as_shown(shown, read(output)), f"{command.place}: {command.text}", SECONDS)
        if code != 0 or not printed_as_shown(shown, read(output)):
            wrong = f"ended with {code}" if code else "printed something else than\n" + "\n".join(shown)
            raise Failure(f"{command.place}: {command.text}\n{wrong}\n--- printed:\n{read(output)}")

    def refused(self, text):
        """What it prints; it must not succeed."""
        code, output = self._give(text)
        if code == 0:
            raise Failure(f"{text}\nwas not refused:\n{read(output)}")
        return read(output)

    def end(self):
        self._bash.stop()

    def _give(self, text):
        self._number += 1
        output, code = (self._work / f"{self._number}.{kind}" for kind in ("output", "code"))
        quoted = [shlex.quote(str(path)) for path in (output, code)]
        self._bash.write(f"{{\n{text}\n}} </dev/null >{quoted[0]} 2>&1\necho $? >{quoted[1]}\n")
        return int(self._bash.wait_for(lambda: code.is_file() and read(code).strip(), text, SECONDS)), output


def read(path):
    return path.read_text(encoding="utf-8", errors="replace")


def printed_as_shown(shown, output):
    """Whether the output is what a document shows; "..." stands for anything, in a line by itself for any lines."""
    if not any(line.strip() for line in shown):
        return True
    pattern = ""
    for line in shown:
        if line.strip() == "...":
            pattern += r"(?:.*\n)*?"
        else:
            pattern += ".*".join(re.escape(part) for part in line.rstrip().split("...")) + r"\s*?\n"
    return re.fullmatch(pattern + r"\s*", output) is not None


if __name__ == "__main__":
    run_main(main)
