"""Ratings over the years as stacked bars with counts."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from scorecard.charts.marks import escaped
from scorecard.charts.template import figure
from scorecard.labels import dates, mandates, numbers
from scorecard.labels.fields import Row, text, whole_number
from scorecard.labels.words import INK, QUIET, RULE, WHITE

_BAR: Final = 34
_BLOCK: Final = 34
_ROOM_FOR_WORD: Final = 0.3
_UNRATED: Final = "Chưa có xếp loại"
_COLOURS: Final = (
    # Dark to light as the rungs go down, so that the order survives a printer without colour.
    ("#17497A", WHITE),
    ("#6FA3CF", INK),
    ("#C9DCEC", INK),
    ("#E2C0C4", INK),
    ("#F3E3E5", INK),
)
_NOBODY: Final = ("#FFFFFF", QUIET)


def rating_bars(ratings: pd.DataFrame) -> go.Figure | None:
    """How many stood on which rung, a bar a year: ``Retrospective.ratings`` of cells and members.

    Bars are shares of those who should have a rung, counts stand in their parts; an organisation's
    own rung is no distribution and is left out. None where nobody was rated.
    """
    rows = [row for row in _records(ratings) if text(row, "subject") != "organisation"]
    if not rows:
        return None
    lines, headings = _lines(rows)
    drawn = figure(int(_BAR * len(lines) + _BLOCK * len(headings) + 24))
    drawn.update_layout(barmode="stack", bargap=0.28, margin={"l": 8, "r": 8, "t": 4, "b": 4})
    for place, parts in lines.items():
        for part in parts:
            _draw_part(drawn, place, part)
    _axes(drawn, lines, headings)
    return drawn


def rating_keys_html(ratings: pd.DataFrame) -> str:
    """What the shades of ``rating_bars`` mean, best first."""
    lines = _lines([row for row in _records(ratings) if text(row, "subject") != "organisation"])[0]
    parts = [part for bar in lines.values() for part in bar]
    names = {
        mandates.rung(text(part, "level_name")): part["shade"]
        for part in sorted(parts, key=lambda part: (part["shade"] is None, part["shade"] or 0))
    }
    keys = "".join(
        f'<li><span class="sc-dot" style="background:{_shade(shade)[0]};border:1px solid {QUIET}">'
        f"</span>{escaped(name[:1].upper() + name[1:])}</li>"
        for name, shade in names.items()
    )
    return f'<ul class="sc-keys">{keys}</ul>'


def _shade(shade: int | None) -> tuple[str, str]:
    return _NOBODY if shade is None else _COLOURS[min(shade, len(_COLOURS) - 1)]


def spoken(ratings: pd.DataFrame) -> str:
    """The same in words: "Đảng viên, năm 2022: xuất sắc 3, tốt 19, … trên 24"."""
    said = []
    for _, rows in _by(_records(ratings), "subject", "indicator_id", "period"):
        first = rows[0]
        counts = ", ".join(f"{mandates.rung(text(r, 'level_name'))} {r['count']}" for r in rows)
        when = dates.period(text(first, "period"))
        said.append(f"{mandates.rated(first)}, {when}: {counts}, trên {first['of']}")
    return "; ".join(said)


def _records(ratings: pd.DataFrame) -> list[Row]:
    return [{str(name): cell for name, cell in row.items()} for row in ratings.to_dict("records")]


def _lines(rows: Sequence[Row]) -> tuple[dict[float, list[Row]], dict[float, str]]:
    """Bars by their place from the top, and the headings above them."""
    lines: dict[float, list[Row]] = {}
    headings: dict[float, str] = {}
    place = 0.0
    for _, block in _by(rows, "subject", "indicator_id"):
        headings[place] = mandates.rated(block[0])
        place += _BLOCK / _BAR
        for _, parts in _by(block, "period"):
            lines[place] = [{**row, "shade": int(row["rank"]) - 1} for row in parts]
            unrated = int(parts[0]["of"]) - sum(int(row["count"]) for row in parts)
            if unrated > 0:
                nobody = {"level_name": _UNRATED, "count": unrated, "shade": None}
                lines[place].append({**parts[0], **nobody})
            place += 1
    return lines, headings


def _by(rows: Sequence[Row], *names: str) -> list[tuple[tuple[str, ...], list[Row]]]:
    """Rows that stand together by some columns."""
    grouped = groupby(rows, key=lambda row: tuple(text(row, name) for name in names))
    return [(key, list(members)) for key, members in grouped]


def _draw_part(drawn: go.Figure, place: float, row: Row) -> None:
    whole = whole_number(row, "of") or 1
    count = whole_number(row, "count") or 0
    fill, ink = _shade(row["shade"])
    name = mandates.rung(text(row, "level_name"))
    share = numbers.share(count / whole)
    when = dates.period_title(text(row, "period"))
    drawn.add_bar(
        orientation="h",
        y=[place],
        x=[count / whole],
        marker={"color": fill, "line": {"color": RULE, "width": 1}},
        text=[
            f"{escaped(name)} <b>{count}</b>"
            if count / whole > _ROOM_FOR_WORD
            else f"<b>{count}</b>"
        ],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        textfont={"color": ink, "size": 12},
        hovertext=[f"{when}<br>{escaped(name)}: {count}/{whole} ({share})"],
        hoverinfo="text",
    )


def _axes(drawn: go.Figure, lines: Mapping[float, Sequence[Row]], headings: Any) -> None:
    for place, words in headings.items():
        drawn.add_annotation(
            x=0, xref="paper", y=place + 0.15, xanchor="left", yanchor="middle", showarrow=False,
            text=f"<b>{escaped(words)}</b>", font={"size": 13},
        )  # fmt: skip
    last = max(lines)
    drawn.update_xaxes(visible=False, range=[0, 1])
    drawn.update_yaxes(
        range=[last + 0.6, -0.5],
        showgrid=False,
        tickvals=list(lines),
        ticktext=[dates.period_short(text(parts[0], "period")) for parts in lines.values()],
    )
