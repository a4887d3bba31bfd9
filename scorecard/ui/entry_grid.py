"""The grid of *Nhập kết quả*: a row of ordinary fields an indicator, checked and kept while typing.

Ordinary fields, not ``st.data_editor``: its cells are drawn on a canvas, where a screen reader
finds no labels and a phone no room, where a column has one type (here a row has: number, parts of
a whole, rung, yes or no), and whose edits are forgotten when its rows change. Rows of fields in a
fragment draw anew alone: eighteen rows with forty-four fields took 0.12 s of processor.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

import streamlit as st

from scorecard.board.entry import Entry
from scorecard.charts.marks import escaped, isolated, safe_href
from scorecard.labels import dates, entries, figures, numbers, results
from scorecard.labels.fields import Row, is_true, text
from scorecard.labels.figures import NOTHING_AROSE
from scorecard.labels.plain import as_written, plain
from scorecard.model.vocabulary import Measure
from scorecard.reports import contents
from scorecard.ui import drafting, entry_figures, entry_publishing
from scorecard.ui.choices import Choice, today
from scorecard.ui.drafting import Sheet
from scorecard.ui.entry_figures import FIELDS, NOTE, Line, Standing
from scorecard.ui.entry_standing import Rungs, as_label, draw_standing
from scorecard.ui.html import draw

_STYLE: Final = Path(__file__).with_name("entry.css")
_LONGEST: Final = 60
_FLAGS: Final = {"có": results.YES, "không": results.NO}
_HEADINGS: Final = ("Chỉ tiêu", "Kế hoạch", "Kỳ trước", "Lũy kế", "Đã báo cáo")


@dataclass(frozen=True, slots=True)
class Grid:
    """One organisation's figures for one period, typed by one person ("" : nobody yet)."""

    choice: Choice
    entry: Entry
    who: str

    @property
    def organisation_id(self) -> str:
        """Whose figures they are."""
        return self.choice.organisation.organisation_id

    @property
    def form(self) -> str:
        """The grid among the drafts."""
        kind = "estimates" if self.entry.is_estimate else "results"
        return f"{kind}/{self.entry.period.code}/{self.organisation_id}"

    @property
    def rungs(self) -> Rungs:
        """Rungs of the grid's scales."""
        found: dict[str, dict[str, str]] = {}
        for rung in contents.records(self.entry.rungs):
            found.setdefault(text(rung, "scale_id"), {})[text(rung, "level")] = text(rung, "name")
        return found


@st.fragment
def draw_grid(grid: Grid) -> None:
    """The rows and the foot with what publishing would do; runs alone while somebody types."""
    sheet = _open(grid)
    lines = entry_figures.lines(
        grid.entry, grid.organisation_id, sheet.contents, sheet.bases, today()
    )
    entry_publishing.say_outcome(grid.form, lines)
    shown = [line for line in lines if _is_shown(line)]
    rarely = len([line for line in lines if not is_true(line.row, "is_usual")])
    if rarely and st.toggle(
        f"Hiện cả {rarely} chỉ tiêu thường báo cáo theo loại kỳ khác", key=f"all-{grid.form}"
    ):
        shown = lines
    draw(f"<style>{_STYLE.read_text('utf-8')}</style>")
    draw(_heading_html(grid.entry))
    for group, members in _groups(shown).items():
        if group:
            draw(f'<h3 class="sc-panel-group">{isolated(group)}</h3>')
        with st.container(gap="xsmall"):
            for line in members:
                _draw_line(grid, sheet, line)
    entry_publishing.foot(grid.form, grid.entry, grid.organisation_id, grid.who, sheet, lines)
    sheet.done()


def _open(grid: Grid) -> Sheet:
    keys: dict[str, str] = {}
    bases: dict[str, str | None] = {}
    chosen: set[str] = set()
    for row in contents.records(grid.entry.rows):
        indicator_id, measure = text(row, "indicator_id"), Measure(text(row, "measure"))
        fields = [entry_figures.cell(indicator_id, field) for field in FIELDS[measure]]
        for cell in (*fields, entry_figures.cell(indicator_id, NOTE)):
            mark = f"{grid.form}\n{grid.who}\n{cell}".encode()
            keys[cell] = f"cell-{sha256(mark).hexdigest()[:20]}"
            bases[cell] = text(row, "version") or None
        if measure in (Measure.RATING, Measure.FLAG):
            chosen.update(fields)
    return drafting.open_sheet(grid.form, grid.who, keys, bases, chosen=chosen)


def _is_shown(line: Line) -> bool:
    return is_true(line.row, "is_usual") or line.standing is not Standing.EMPTY


def _groups(lines: Sequence[Line]) -> dict[str, list[Line]]:
    """The lines by group of their target, each group where its first line stands."""
    groups: dict[str, list[Line]] = {}
    for line in lines:
        groups.setdefault(text(line.row, "group_name"), []).append(line)
    return groups


def _draw_line(grid: Grid, sheet: Sheet, line: Line) -> None:
    """What is known of an indicator, its fields, and what its figure means."""
    name = entry_figures.cell(line.indicator_id, line.fields[0])
    with st.container(key=f"line-{sheet.keys[name]}", gap="small"):
        draw(_known_html(line, grid.choice))
        with st.container(key=f"fields-{sheet.keys[name]}", horizontal=True, gap="small"):
            for field in line.fields:
                _draw_field(grid, sheet, line, field)
            _offer_nothing(sheet, line)
        draw_standing(grid.rungs, sheet, line)


def _draw_field(grid: Grid, sheet: Sheet, line: Line, field: str) -> None:
    row = line.row
    cell = entry_figures.cell(line.indicator_id, field)
    label = f"{as_label(row)}: {_field_name(row, field)}"
    options = {"label_visibility": "collapsed"}
    if text(row, "measure") == Measure.RATING:
        known = grid.rungs.get(text(row, "scale_id"), {})
        words = {level: plain(name) for level, name in known.items()}
        sheet.choice(cell, label, words, placeholder="Chọn bậc", width=250, **options)
    elif text(row, "measure") == Measure.FLAG:
        sheet.choice(cell, label, _FLAGS, placeholder="Có hay không", width=160, **options)
    else:
        is_part = len(line.fields) > 1
        hint = {"numerator": "tử số", "denominator": "mẫu số"}.get(field, "hoặc %" * is_part)
        sheet.text_input(
            cell,
            label,
            placeholder=hint,
            max_chars=_LONGEST,
            width=92 if is_part else 160,
            **options,
        )


def _offer_nothing(sheet: Sheet, line: Line) -> None:
    """One click reports that there was nothing: a 0, which is not the same as no report."""
    typed = entry_figures.nothing_to_do(line.row)
    if not typed:
        return
    keys = {field: sheet.keys[entry_figures.cell(line.indicator_id, field)] for field in typed}
    st.button(
        NOTHING_AROSE,
        key=f"nothing-{next(iter(keys.values()))}",
        type="tertiary",
        help=f"Ghi 0 cho: {as_label(line.row)}",
        disabled=sheet.is_disabled,
        on_click=_type,
        args=({keys[field]: content for field, content in typed.items()},),
    )


def _type(contents_by_key: Mapping[str, str]) -> None:
    for key, content in contents_by_key.items():
        st.session_state[key] = content


def _field_name(row: Row, field: str) -> str:
    name = entries.FIELD_LABELS[field].lower()
    if text(row, "measure") == Measure.RATIO and field == "value":
        return "tỷ lệ phần trăm"
    unit = text(row, "unit")
    return f"{name}, {as_written(unit)}" if field == "value" and unit else name


def _heading_html(entry: Entry) -> str:
    before = f" ({dates.period_short(entry.previous.code)})" if entry.previous else ""
    names = [*_HEADINGS]
    names[2] += before
    cells = "".join(f"<span>{escaped(name)}</span>" for name in names)
    now = dates.period_short(entry.period.code)
    return (
        f'<div class="sc-line-head" aria-hidden="true"><div class="sc-line">{cells}</div>'
        f"<span>Nhập {escaped(now)}</span></div>"
    )


def _known_html(line: Line, choice: Choice) -> str:
    """Target, plan, previous period, value to date and what is reported, in one line of a grid."""
    row = line.row
    title = isolated(entries.title(row))
    target_id = text(row, "target_id")
    if target_id:
        title = f'<a href="{safe_href(choice.target_link(target_id))}">{title}</a>'
    previous = figures.figure(row, "previous_") if is_true(row, "has_previous") else ""
    reported = entries.standing_figure(row)
    cells = (
        _cell("Kế hoạch", entries.asked(row), entries.asked_when(row)),
        _cell("Kỳ trước", previous or numbers.NOT_REPORTED),
        _cell("Lũy kế", entries.to_date(row), entries.to_date_through(row)),
        _cell(
            "Đã báo cáo",
            reported or numbers.NOT_REPORTED,
            entries.reported_by(row) if reported else "",
            entries.other_kind(row),
        ),
    )
    unit = f'<span class="sc-quiet">{isolated(entries.unit(row))}</span>'
    what = f'<div class="sc-line-what">{title}{unit}</div>'
    return f'<div class="sc-line">{what}{"".join(cells)}</div>'


def _cell(name: str, shown: str, *below: str) -> str:
    style = ' class="sc-quiet"' if shown == numbers.NOT_REPORTED else ""
    more = "".join(f'<div class="sc-quiet">{isolated(words)}</div>' for words in below if words)
    return f'<div data-label="{escaped(name)}"><div{style}>{isolated(shown)}</div>{more}</div>'
