"""The commands in the committed Markdown: in fenced blocks, each with the output shown below it, and in running text."""

import re
import shlex
import subprocess
from dataclasses import dataclass

from .processes import LONGEST, Failure
from .toolbox import PROJECT

SCRIPTS = {"sh", "bash"}
# A command begins with "$ "; what follows it is what it prints.
SESSIONS = {"console"}
NO_COMMANDS = {"yaml", "json", "hcl", "mermaid", "python", "text", "ts"}

_FENCE = re.compile(r"\s*```\s*(\S*)\s*$")
_COMMENT = re.compile(r"\s+# .*$")
_SPAN = re.compile(r"`([^`]+)`")


@dataclass(frozen=True)
class Command:
    document: str
    line: int
    text: str
    shown: tuple = ()

    @property
    def words(self):
        return " ".join(self.text.replace("\\\n", " ").split())

    @property
    def place(self):
        return f"{self.document}:{self.line}"

    @property
    def stays(self):
        """Whether it goes on while the next commands run."""
        return self.text.endswith("&")


@dataclass(frozen=True)
class Document:
    name: str
    commands: tuple
    spans: tuple


def documents():
    command = ["git", "ls-files", "-z", "*.md"]
    listed = subprocess.run(command, cwd=PROJECT, stdout=subprocess.PIPE, timeout=LONGEST, check=True).stdout
    return [_read(name) for name in listed.decode().split("\0") if name]


def _read(name):
    commands, prose = [], []
    block, language = None, None
    for number, line in enumerate((PROJECT / name).read_text(encoding="utf-8").splitlines(), 1):
        fence = _FENCE.match(line)
        if block is None and fence:
            block, language = [], fence.group(1)
            prose.append((number, ""))
        elif block is None:
            prose.append((number, line))
        elif fence and not fence.group(1):
            commands += _commands(name, language, block)
            block = None
        else:
            block.append((number, line))
    if block is not None:
        raise Failure(f"{name} ends within a block")
    return Document(name, tuple(commands), tuple(_spans(name, prose)))


def _commands(name, language, block):
    if language in NO_COMMANDS:
        return []
    if language not in SCRIPTS | SESSIONS:
        said = f"a block of language '{language}'" if language else "a block without a language"
        raise Failure(f"{name}:{block[0][0] - 1}: {said}: whether it holds commands cannot be told")
    prompt = "$ " if language in SESSIONS else ""
    found = []
    lines = iter(block)
    for number, line in lines:
        if prompt and not line.startswith(prompt):
            if not found:
                raise Failure(f"{name}:{number}: output without a command")
            found[-1][2].append(line)
        elif line.strip() and not line.startswith("#"):
            text = _COMMENT.sub("", line.removeprefix(prompt))
            while _goes_on(text):
                number_of_next, following = next(lines, (None, None))
                if number_of_next is None:
                    raise Failure(f"{name}:{number}: the command does not end")
                text += "\n" + _COMMENT.sub("", following)
            found.append((number, text, []))
    return [Command(name, number, text, tuple(shown)) for number, text, shown in found]


def _goes_on(text):
    if text.endswith("\\"):
        return True
    try:
        shlex.split(text)
    except ValueError:
        return True
    return False


def _spans(name, prose):
    """What stands between backticks in running text; it may go on in the next line."""
    paragraph = []
    for number, line in [*prose, (0, "")]:
        if line.strip():
            paragraph.append((number, line))
            continue
        text = "\n".join(part for _, part in paragraph)
        for span in _SPAN.finditer(text):
            first = paragraph[text.count("\n", 0, span.start())][0]
            yield Command(name, first, " ".join(span.group(1).split()))
        paragraph = []
