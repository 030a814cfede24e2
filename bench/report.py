"""What was measured, as a table and a picture."""

import os
import platform
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import picture
from measure import OPERATIONS

MB = 1_000_000
BEGIN, END = "<!-- written by bench/run: begin -->", "<!-- written by bench/run: end -->"


@dataclass
class Measured:
    """The figures of one run: each cold figure once a round."""

    rounds: int
    subjects: list
    content: dict = field(default_factory=dict)
    calls: dict = field(default_factory=dict)
    figures: dict = field(default_factory=dict)
    warm: list = field(default_factory=list)

    def add(self, subject, scenario, figures):
        for name, value in figures.items():
            self.figures.setdefault((name, scenario), {}).setdefault(subject.name, []).append(value)

    def medians(self, name, scenario):
        return {subject: median(values) for subject, values in self.figures[name, scenario].items()}

    def share(self, name, scenario):
        """The provider's share of the baseline: the median of the rounds' own, for a machine is never equally quiet."""
        values = self.figures[name, scenario]
        return median(own / other for own, other in zip(values["provider"], values["baseline"], strict=True))

    def scenarios(self):
        return list(dict.fromkeys(scenario for _, scenario in self.figures))


@dataclass(frozen=True)
class Row:
    """One line: a figure of each subject, and the provider's share of the baseline's beside what it may be."""

    title: str
    values: dict
    ratio: float
    show: object
    at_most: float | None = None
    aim: float | None = None
    any_machine: bool = False

    @property
    def met(self):
        return self.at_most is None or self.ratio <= self.at_most

    def cells(self, subjects):
        shown = [self.show(self.values[name]) if name in self.values else "" for name in subjects]
        return [self.title, *shown[:2], f"{self.ratio:.3f}", _share(self.at_most), _share(self.aim), *shown[2:]]


@dataclass(frozen=True)
class CallsRow:
    """Service calls of one operation; the target is a number, not a share."""

    title: str
    values: dict
    any_machine: bool = True

    @property
    def met(self):
        return self.values["provider"] <= 1

    def cells(self, subjects):
        shown = [str(self.values.get(name, "")) for name in subjects]
        return [self.title, *shown[:2], "", "1 call", "", *shown[2:]]


@dataclass(frozen=True)
class NoneRow:
    """Something that there may not be any of in the provider's package."""

    title: str
    values: dict
    any_machine: bool = True

    @property
    def met(self):
        return self.values["provider"] == 0

    def cells(self, subjects):
        shown = [str(self.values.get(name, "")) for name in subjects]
        return [self.title, *shown[:2], "", "none", "", *shown[2:]]


def rows(measured):
    """The lines of the table. Those that no machine changes may fail a build; no time may."""
    content = {key: {name: got[key] for name, got in measured.content.items()} for key in ("jar", "unzipped", "files")}
    duplicates = {name: got["duplicates"] for name, got in measured.content.items()}
    found = [
        _content_row("Jar", content["jar"], _megabytes, 0.22, 0.15),
        _content_row("Unzipped", content["unzipped"], _megabytes),
        _content_row("Files in the jar", content["files"], _whole, 0.30),
        NoneRow("Files twice in the jar", duplicates),
    ]
    for operation in OPERATIONS:
        counts = {name: calls[operation] for name, calls in measured.calls.items()}
        found.append(CallsRow(f"Calls to API Gateway, {operation}", counts))
    for scenario in measured.scenarios():
        for title, name, show, at_most, aim, any_machine in (
            ("Process start → first response", "first", _milliseconds, 0.55, 0.42, False),
            ("Event → first response, init finished before", "after_init", _milliseconds, 0.06, 0.025, False),
            ("CPU to first response", "cpu", _milliseconds, 0.75, 0.60, False),
            ("Second response", "second", _milliseconds, 0.35, 0.15, False),
            ("Peak memory", "memory", _megabytes_of, 0.78, 0.60, False),
            ("Classes loaded", "classes", _whole, 0.75, 0.60, True),
        ):
            values, share = measured.medians(name, scenario), measured.share(name, scenario)
            found.append(Row(f"{scenario.name}: {title}", values, share, show, at_most, aim, any_machine))
    return found


def _content_row(title, values, show, at_most=None, aim=None):
    return Row(title, values, values["provider"] / values["baseline"], show, at_most, aim, any_machine=True)


def table(measured):
    """Markdown: first the machine, then the figures, then the warm path."""
    names = [subject.name for subject in measured.subjects]
    titles = [subject.title for subject in measured.subjects]
    lines = [
        f"{machine()}. Medians of {measured.rounds} rounds; within a round the subjects took turns.",
        "",
        *_markdown(["", *titles[:2], "ratio", "at most", "aim", *titles[2:]], [row.cells(names) for row in rows(measured)]),
    ]
    if measured.warm:
        header = ["warm, one operation", "bare SDK call", "handler", "time +", "bare SDK call", "handler", "allocation +"]
        lines += ["", *_markdown(header, [warm.cells() for warm in measured.warm])]
    return "\n".join(lines)


def machine():
    cpu = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    memory = int(re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text(encoding="utf-8")).group(1))
    java = subprocess.run(["java", "-version"], capture_output=True, text=True, check=True).stderr.splitlines()
    kind = cpu.group(1) if cpu else platform.machine()
    return f"{os.cpu_count()} cores ({kind}), {memory / 1024 / 1024:.0f} GiB of memory, Linux, {java[1]}"


def write(measured, docs):
    """Put table and picture into docs/; what is written by hand in performance.md stays."""
    page, drawing = docs / "performance.md", docs / "performance.svg"
    text = page.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    page.write_text(f"{before}{BEGIN}\n{table(measured)}\n{END}{after}", encoding="utf-8")
    shares = [row for row in rows(measured) if isinstance(row, Row) and row.at_most is not None]
    drawing.write_text(picture.draw(measured, shares, machine()), encoding="utf-8")
    return [page, drawing]


def _markdown(header, lines):
    yield "| " + " | ".join(header) + " |"
    yield "|---|" + "---:|" * (len(header) - 1)
    for cells in lines:
        yield "| " + " | ".join(cells) + " |"


def _share(value):
    return "" if value is None else f"{value:g}"


def _whole(value):
    return f"{value:,.0f}"


def _milliseconds(value):
    return f"{value:,.0f} ms" if value >= 100 else f"{value:.1f} ms"


def _megabytes(value):
    return f"{value / MB:.1f} MB"


def _megabytes_of(value):
    return f"{value:.0f} MiB"
