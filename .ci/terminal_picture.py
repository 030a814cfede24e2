#!/usr/bin/env python3
"""A picture of a terminal, as SVG, from what a command printed there with its colours. README's is made by

    script --quiet --return --command ./local target/transcript
    .ci/terminal_picture.py ./local target/transcript docs/terminal.svg
"""

import html
import re
import sys
from pathlib import Path

COLUMNS, CHARACTER, LINE = 100, 8.43, 18
STYLES = {
    "1": 'font-weight="bold"', "2": 'opacity="0.6"', "31": 'fill="#f07178"', "32": 'fill="#8cc878"',
    "33": 'fill="#e5c07b"', "34": 'fill="#61afef"', "35": 'fill="#c678dd"', "36": 'fill="#56b6c2"',
}


def shown(transcript):
    """The lines that stay: without what was overwritten, and without what `script` says before and after."""
    lines = [line.rstrip("\r").split("\r\x1b[K")[-1] for line in transcript.strip().split("\n")]
    return [line for line in lines if not line.startswith(("Script started on", "Script done on"))]


def spans(line):
    """Pieces of text, each in the styles that the escape sequences before it ask for."""
    styles = []
    for text, codes in re.findall(r"([^\x1b]+)|\x1b\[([\d;]*)m", line):
        if text:
            yield f"<tspan {' '.join(styles)}>{html.escape(text)}</tspan>" if styles else html.escape(text)
        for code in codes.split(";") if not text else ():
            styles = [*styles, STYLES[code]] if code in STYLES else []


def main():
    command, transcript, picture = sys.argv[1:]
    lines = [f"$ {command}", *shown(Path(transcript).read_bytes().decode("utf-8"))]
    width, height = COLUMNS * CHARACTER + 24, len(lines) * LINE + 24
    texts = [f'<text x="12" y="{24 + LINE * row}">{"".join(spans(line))}</text>' for row, line in enumerate(lines)]
    svg = f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" role="img">
<title>{command}</title>
<rect width="100%" height="100%" rx="8" fill="#181a1f"/>
<g font-family="ui-monospace, DejaVu Sans Mono, Menlo, monospace" font-size="14" fill="#d7dae0" xml:space="preserve">
{chr(10).join(texts)}
</g>
</svg>
"""
    Path(picture).write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
