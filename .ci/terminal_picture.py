#!/usr/bin/env python3
"""A picture of a terminal, as SVG, from what a command printed there with its colours. README's is made by

    python3 -m venv target/picture && target/picture/bin/pip install -r .ci/requirements/picture.txt
    script --quiet --return --command ./local target/transcript
    target/picture/bin/python .ci/terminal_picture.py ./local target/transcript docs/terminal.svg

Usage: terminal_picture.py COMMAND TRANSCRIPT PICTURE
"""

import io
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

COLUMNS = 100
THEME = TerminalTheme(
    (24, 26, 31),
    (215, 218, 224),
    [
        (24, 26, 31),
        (240, 113, 120),
        (140, 200, 120),
        (229, 192, 123),
        (97, 175, 239),
        (198, 120, 221),
        (86, 182, 194),
        (215, 218, 224),
    ],
)
# As rich's own, without the fonts that it has browsers load from elsewhere.
FORMAT = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">
<title>{command}</title>
<style>
.{unique_id}-matrix {{
font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace;
font-size: {char_height}px; line-height: {line_height}px;
}}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix" xml:space="preserve">
{matrix}
</g>
</g>
</svg>
"""


def shown(transcript):
    """The lines that stay: without what was overwritten, and without what `script` says before and after."""
    lines = [line.rstrip("\r").split("\r\x1b[K")[-1] for line in transcript.strip().split("\n")]
    return [line for line in lines if not line.startswith(("Script started on", "Script done on"))]


def main():
    command, transcript, picture = sys.argv[1:]
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text(f"$ {command}"))
    for line in shown(Path(transcript).read_bytes().decode("utf-8")):
        console.print(Text.from_ansi(line), soft_wrap=True)
    svg = console.export_svg(
        title="", theme=THEME, code_format=FORMAT.replace("{command}", command), unique_id="terminal"
    )
    Path(picture).write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
