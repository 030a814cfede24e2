"""The links between the committed Markdown pages: each leads to a file that is there, and to a heading in it."""

import re

from .processes import Failure
from .toolbox import PROJECT

_BLOCK = re.compile(r"^\s*```.*?^\s*```", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def check_links(names):
    problems = [problem for name in names for problem in _dead_links(name)]
    if problems:
        raise Failure("Links:\n  " + "\n  ".join(problems))


def _dead_links(name):
    page = PROJECT / name
    for link in _LINK.findall(_prose(page)):
        path, _, heading = link.partition("#")
        target = page.parent / path if path else page
        if link.startswith(("http://", "https://")):
            continue
        if not target.exists():
            yield f"{name}: there is no file for the link {link}"
        elif heading and heading not in _headings(target):
            yield f"{name}: there is no heading for the link {link}"


def _prose(page):
    return _BLOCK.sub("", page.read_text(encoding="utf-8"))


def _headings(page):
    """As GitHub makes anchors of headings: in lower case, without punctuation, with hyphens for spaces."""
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in _HEADING.findall(_prose(page))}
