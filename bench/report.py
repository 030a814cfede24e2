"""What was measured, as a table and a picture."""

import os
import platform
import re
import subprocess
from dataclasses import dataclass
from html import escape
from pathlib import Path
from statistics import median

BEGIN, END = "<!-- written by bench/run: begin -->", "<!-- written by bench/run: end -->"
BOTH = ("template", "provider")
# Title, unit, and the largest ratios to the default template, without and with a LoggingConfig.
COLD = {
    "waited": ("Init + first response, Lambda's CPU", "ms", (0.32, 0.32)),
    "first": ("Process start → first response", "ms", (0.62, 0.62)),
    "after_init": ("Event → first response, init done before", "ms", (0.05, 0.08)),
    "cpu": ("CPU time up to the first response", "ms", (0.82, 0.82)),
    "second": ("Second response", "ms", (0.42, 0.40)),
    "memory": ("Peak memory", "MiB", (0.74, 0.74)),
}
MAX_JAR = 0.14
# How many calls to API Gateway an operation may make.
MAX_CALLS = {
    "create": 1,
    "read": 1,
    "update": 2,
    "update without a change": 1,
    "delete": 1,
    "list, one page": 1,
}
WARM = {
    "read": ("Warm read", "µs", ()),
    "update": ("Warm update", "µs", ()),
    "createAndDelete": ("Warm create and delete", "µs", ()),
}


@dataclass(frozen=True)
class Row:
    """A line: a figure of both and this provider's share of it; of pairs the second is with a LoggingConfig."""

    title: str
    template: str
    provider: str
    ratios: tuple = ()
    bounds: tuple = ()
    any_machine: bool = False
    met: bool = True

    @property
    def ratio(self):
        return " / ".join(f"{ratio:.3f}" for ratio in self.ratios)

    def cells(self):
        bounds = " / ".join(f"{bound:g}" for bound in dict.fromkeys(self.bounds))
        return [self.title, self.template, self.provider, self.ratio, bounds]


def rows(results):
    """The lines of the table. What is the same on any machine may fail a build; no time and no memory may."""
    found = _measured(results["cold"], COLD)
    megabytes = {name: [size / 1_000_000] for name, size in results["jar"].items()}
    found.append(_figures("Jar", "MB", (MAX_JAR,), [megabytes], any_machine=True))
    for operation, bound in MAX_CALLS.items():
        template, provider = (results["calls"][name][operation] for name in BOTH)
        title = f"Calls to API Gateway: {operation}"
        found.append(Row(title, str(template), str(provider), (), (bound,), True, provider <= bound))
    return found + _measured(results["warm"], WARM)


def _measured(parts, figures):
    return [_figures(*row, [part[name] for part in parts]) for name, row in figures.items() if name in parts[0]]


def _figures(title, unit, bounds, pairs, any_machine=False):
    """Each round's own ratio, and the median of these: a machine is never equally quiet."""
    template, provider = (f"{' / '.join(_short(median(values[name])) for values in pairs)} {unit}" for name in BOTH)
    rounds = [zip(values["provider"], values["template"], strict=True) for values in pairs]
    ratios = tuple(median(own / other for own, other in taken) for taken in rounds)
    met = all(ratio <= bound for ratio, bound in zip(ratios, bounds))
    return Row(title, template, provider, ratios, bounds, any_machine, met)


def page(results):
    """Markdown: what decides in a sentence, then the figures, then where they were measured."""
    table = [row.cells() for row in rows(results)]
    lines = [
        _headline(results),
        "",
        "| | default template | this provider | ratio | at most |",
        "|---|---:|---:|---:|---:|",
        *(f"| {' | '.join(cells)} |" for cells in table),
        "",
        f"{results['machine']}; load {results['load']:.1f} before the run.\n"
        f"Medians of {results['rounds']} rounds in which both took turns; of pairs the second is with a LoggingConfig.",
    ]
    return "\n".join(lines)


def _headline(results):
    if results["no_lambda_cpu"]:
        return f"Not measured with Lambda's CPU: {results['no_lambda_cpu']}."
    seconds = {
        name: " / ".join(f"{median(part['waited'][name]) / 1000:.2f}" for part in results["cold"]) for name in BOTH
    }
    return (
        f"**At a cold start a stack waits {seconds['provider']} s for this provider and {seconds['template']} s for\n"
        "the default template's (without / with a LoggingConfig).** That is the init phase and the first response."
    )


def machine():
    cpu = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    memory = int(re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text(encoding="utf-8")).group(1))
    java = subprocess.run(["java", "-version"], capture_output=True, text=True, check=True).stderr.splitlines()
    kind = cpu.group(1) if cpu else platform.machine()
    return f"{os.cpu_count()} cores ({kind}), {memory / 1024 / 1024:.0f} GiB of memory, Linux,\n{java[1]}"


def write(results, docs):
    """Put table and picture into docs/; what is written by hand in performance.md stays."""
    path = docs / "performance.md"
    before, rest = path.read_text(encoding="utf-8").split(BEGIN)
    path.write_text(f"{before}{BEGIN}\n{page(results)}\n{END}{rest.split(END)[1]}", encoding="utf-8")
    (docs / "performance.svg").write_text(picture(results), encoding="utf-8")


WIDTH, LEFT, RIGHT = 960, 320, 150
BAR, STEP, TOP = 16, 26, 48
STYLE = "text { font: 12px system-ui, sans-serif; fill: #1f2937 } .title { font-size: 15px; font-weight: 600 }"


def picture(results):
    """SVG: this provider's share of the default template in what has a bound, the larger of a pair."""
    shown = [row for row in rows(results) if row.ratios and row.bounds]
    room, height = WIDTH - LEFT - RIGHT, TOP + STEP * len(shown) + 8
    parts = []
    for number, row in enumerate(shown):
        y = TOP + STEP * number
        bound = LEFT + max(row.bounds) * room
        parts += [
            f'<text x="{LEFT - 10}" y="{y + 12}" text-anchor="end">{escape(row.title)}</text>',
            f'<rect x="{LEFT}" y="{y}" width="{room}" height="{BAR}" fill="#e2e8f0"/>',
            f'<rect x="{LEFT}" y="{y}" width="{min(max(row.ratios), 1) * room:.1f}" height="{BAR}" fill="#2563eb"/>',
            f'<rect x="{bound:.1f}" y="{y - 2}" width="2" height="{BAR + 4}" fill="#dc2626"/>',
            f'<text x="{LEFT + room + 8}" y="{y + 12}">{row.ratio}</text>',
        ]
    title = "Share of the default template, without / with a LoggingConfig (whole width: as much; line: at most)"
    size = f'width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">\n'
        f"<title>This provider beside the default template</title>\n<style>{STYLE}</style>\n"
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>\n<text class="title" x="16" y="26">{title}</text>\n'
        + "\n".join(parts)
        + "\n</svg>\n"
    )


def _short(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}"
