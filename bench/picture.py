"""The picture of docs/performance.md, as SVG."""

from html import escape

WIDTH, LEFT, RIGHT = 1050, 520, 90
BAR, GAP, HEAD = 16, 8, 30
COLOURS = {"baseline": "#9aa4b2", "provider": "#2563eb"}
STYLE = """
    text { font: 12px system-ui, sans-serif; fill: #1f2937 }
    .title { font-size: 15px; font-weight: 600 }
    .small { font-size: 11px; fill: #6b7280 }
"""


def draw(measured, shares, machine):
    """Two panels: what a cold READ costs each subject, and the provider's share of the baseline in every figure."""
    first = measured.scenarios()[0]
    titles = {subject.name: subject.title for subject in measured.subjects}
    cold = measured.medians("first", first)
    parts, y = [], 24
    parts.append(f'<text class="title" x="16" y="{y}">{escape(first.name)}: process start → first response</text>')
    y += 16
    for name, value in cold.items():
        parts += _bar(y, titles[name], value / max(cold.values()), COLOURS[name], f"{value:,.0f} ms")
        y += BAR + GAP
    y += HEAD
    parts.append(f'<text class="title" x="16" y="{y}">Share of the baseline (whole width = the baseline; line = at most)</text>')
    y += 16
    for row in shares:
        parts += _bar(y, row.title, row.ratio, COLOURS["provider"], f"{row.ratio:.3f}")
        x = LEFT + row.at_most * _room()
        parts.append(f'<line x1="{x:.1f}" y1="{y - 2}" x2="{x:.1f}" y2="{y + BAR + 2}" stroke="#dc2626" stroke-width="2"/>')
        y += BAR + GAP
    y += 14
    parts.append(f'<text class="small" x="16" y="{y}">{escape(machine)}; medians of {measured.rounds} rounds</text>')
    height = y + 14
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" role="img">\n'
        f"<title>This provider beside the baseline</title>\n<style>{STYLE}</style>\n"
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>\n' + "\n".join(parts) + "\n</svg>\n"
    )


def _room():
    return WIDTH - LEFT - RIGHT


def _bar(y, label, share, colour, text):
    length = min(share, 1.0) * _room()
    middle = y + BAR - 4
    return [
        f'<text x="{LEFT - 10}" y="{middle}" text-anchor="end">{escape(label)}</text>',
        f'<rect x="{LEFT}" y="{y}" width="{_room()}" height="{BAR}" fill="#f1f5f9"/>',
        f'<rect x="{LEFT}" y="{y}" width="{length:.1f}" height="{BAR}" fill="{colour}"/>',
        f'<text x="{LEFT + _room() + 8}" y="{middle}">{escape(text)}</text>',
    ]
