"""The picture of how time and memory grow: ``python -m tests.bench.picture figures.jsonl > x.svg``.

Reads the lines that ``bench_growth`` and ``large`` print; both axes are logarithmic, so that what
grows in proportion to the cells is a straight line at the slope of the thin dashed one.
"""

import json
import math
import re
import sys
from collections import defaultdict
from html import escape
from pathlib import Path

_NAME = re.compile(r"(.+), ([0-9]+) cells.*")
_WIDTH, _HEIGHT, _LEFT, _TOP, _RIGHT, _BOTTOM = 760, 420, 70, 24, 210, 46
_COLOURS = ("#1D4E89", "#0B7A5B", "#8A1420", "#B5651D", "#5B4B8A", "#4A5560", "#2A7F9E")

_WORDS = {
    "load": "nạp",
    "verdicts": "đánh giá",
    "memory of load": "bộ nhớ khi nạp",
    "memory of verdicts": "bộ nhớ khi đánh giá",
}
"""The figures that are drawn, and what the picture's readers call them."""

Point = tuple[float, float]


def main(paths: list[str]) -> None:
    """Write the picture of the figures in some files to the standard output."""
    series: dict[str, list[Point]] = defaultdict(list)
    for path in paths:
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            found = json.loads(line)
            match = _NAME.fullmatch(found["name"])
            if match and match[1] in _WORDS:
                name = f"{_WORDS[match[1]]} ({found['unit']})"
                series[name].append((float(match[2]), found["value"]))
    sys.stdout.write(drawn({name: sorted(points) for name, points in series.items()}))


def drawn(series: dict[str, list[Point]]) -> str:
    """An SVG of lines on logarithmic axes, each named at its end."""
    points = [point for line in series.values() for point in line]
    cells = (min(x for x, _ in points), max(x for x, _ in points))
    values = [10.0 ** math.floor(math.log10(min(y for _, y in points)))]
    while values[-1] < max(y for _, y in points):
        values.append(values[-1] * 10)

    def place(point: Point) -> str:
        across = math.log(point[0] / cells[0]) / math.log(cells[1] / cells[0])
        up = math.log(point[1] / values[0]) / math.log(values[-1] / values[0])
        x = _LEFT + across * (_WIDTH - _LEFT - _RIGHT)
        y = _HEIGHT - _BOTTOM - up * (_HEIGHT - _TOP - _BOTTOM)
        return f"{x:.1f},{y:.1f}"

    def text(at: str, words: str, anchor: str, shift: tuple[int, int], colour: str) -> str:
        x, y = (float(each) for each in at.split(","))
        return (
            f'<text x="{x + shift[0]:.1f}" y="{y + shift[1]:.1f}" text-anchor="{anchor}"'
            f' fill="{colour}">{escape(words)}</text>'
        )

    def line(points: list[Point], look: str) -> str:
        return f'<polyline points="{" ".join(map(place, points))}" fill="none" {look}/>'

    grey = "#59636F"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
        ' font-family="sans-serif" font-size="12">',
        '<rect width="100%" height="100%" fill="#FFFFFF"/>',
    ]
    for value in values:
        parts.append(line([(cells[0], value), (cells[1], value)], 'stroke="#E3E0D8"'))
        parts.append(text(place((cells[0], value)), _number(value), "end", (-8, 4), grey))
    for size in sorted({x for x, _ in points}):
        parts.append(text(place((size, values[0])), _number(size), "middle", (0, 18), grey))
    middle = math.sqrt(cells[0] * cells[1])
    parts.append(text(place((middle, values[0])), "số chi bộ", "middle", (0, 36), grey))
    start = values[-1] * cells[0] / cells[1]
    if start >= values[0]:
        dashed = 'stroke="#59636F" stroke-dasharray="2 4"'
        parts.append(line([(cells[0], start), (cells[1], values[-1])], dashed))
    for (name, found), colour in zip(series.items(), _COLOURS * 9, strict=False):
        parts.append(line(found, f'stroke="{colour}" stroke-width="2"'))
        parts.append(text(place(found[-1]), name, "start", (8, 4), colour))
    return "\n".join([*parts, "</svg>", ""])


def _number(value: float) -> str:
    return f"{value:,g}".translate(str.maketrans(",.", ".,"))


if __name__ == "__main__":
    main(sys.argv[1:])
