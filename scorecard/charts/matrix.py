"""A matrix of statuses, members × indicators, as one accessible table that scrolls inside its box.

Icons are masks of the stylesheet, one rule a status: hundreds of cells carry no picture of their
own. Each cell holds its word, spoken and printed, and hovering says the figure.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from scorecard.charts.marks import escaped, icon_svg, isolated, safe_href
from scorecard.labels import compare, numbers, words
from scorecard.model.vocabulary import Status


@dataclass(frozen=True, slots=True)
class Head:
    """A heading that sorts: ``order`` is "ascending", "descending" or empty."""

    label: str
    href: str
    order: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """One cell: a status with what hovers over it, or none where there is no such target."""

    status: str = ""
    title: str = ""
    href: str = ""
    is_other: bool = False
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row: the name with its link, what stands below it, plain cells, then the marks."""

    name: str
    href: str
    below: str
    plain: tuple[str, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A row of many: how many of them stand where, by indicator."""

    name: str
    href: str
    plain: tuple[str, ...]
    counts: tuple[Mapping[str, int], ...]


_ICON: Final = ".sc-g-{code}{{-webkit-mask-image:{url};mask-image:{url}}}"


def icon_styles() -> str:
    """The rules that draw a status's icon as a mask in the colour of the text around it."""
    rules = ""
    for code in Status:
        picture = icon_svg(code).replace(
            '<svg class="sc-icon"', '<svg xmlns="http://www.w3.org/2000/svg"'
        )
        url = f'url("data:image/svg+xml,{quote(picture.replace("currentColor", "#000"))}")'
        rules += _ICON.format(code=code.value, url=url)
    return rules


def matrix_html(
    heads: Sequence[Head],
    lines: Sequence[Line],
    total: Sequence[str],
    *,
    caption: str,
    plain: int,
) -> str:
    """Members × indicators. ``plain`` of the heads stand before the marks; ``total`` is a row of
    what all have together, one text a column, the name first."""
    body = "".join(_line(line) for line in lines)
    whole = ""
    if total:
        cells = "".join(
            f'<td role="cell" class="sc-num" data-label="{escaped(head.label)}">'
            f"{escaped(text)}</td>"
            for text, head in zip(total[1:], heads[1:], strict=True)
        )
        whole = (
            f'<tr role="row" class="sc-total"><th role="rowheader" scope="row">{escaped(total[0])}'
            f"</th>{cells}</tr>"
        )
    return _box(caption, _heads(heads, plain), whole + body)


def groups_html(heads: Sequence[Head], groups: Sequence[Group], *, caption: str, plain: int) -> str:
    """Groups × indicators: a small bar of statuses and how many need a decision."""
    body = ""
    for group in groups:
        bars = "".join(_bar(counts) for counts in group.counts)
        body += (
            f'<tr role="row">{_name(group.name, group.href, "")}{_plain(group.plain)}{bars}</tr>'
        )
    return _box(caption, _heads(heads, plain), body)


def _box(caption: str, head: str, body: str) -> str:
    return (
        f'<div class="sc-matrix" role="region" tabindex="0" aria-label="{escaped(caption)}">'
        f'<table role="table"><caption>{isolated(caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table></div>'
    )


def _heads(heads: Sequence[Head], plain: int) -> str:
    shown = ""
    for place, head in enumerate(heads):
        sort = f' aria-sort="{head.order}"' if head.order else ""
        arrow = {"ascending": " ▲", "descending": " ▼"}.get(head.order, "")
        words_ = f'<span class="sc-clamp">{escaped(head.label)}</span>'
        if head.href:
            words_ = f'<a href="{safe_href(head.href)}">{words_}{arrow}</a>'
        style = "sc-x-name" if place == 0 else "sc-num" if place < plain else "sc-x-head"
        note = escaped(head.note or head.label)
        shown += f'<th role="columnheader" scope="col" class="{style}" title="{note}"{sort}>'
        shown += f"{words_}</th>"
    return shown


def _line(line: Line) -> str:
    marks = "".join(_mark(mark) for mark in line.marks)
    return (
        f'<tr role="row">{_name(line.name, line.href, line.below)}{_plain(line.plain)}{marks}</tr>'
    )


def _name(name: str, href: str, below: str) -> str:
    shown = isolated(name)
    if href:
        shown = f'<a href="{safe_href(href)}">{shown}</a>'
    quiet = f'<span class="sc-owner">{isolated(below)}</span>' if below else ""
    return f'<th role="rowheader" scope="row" class="sc-x-name">{shown}{quiet}</th>'


def _plain(cells: Sequence[str]) -> str:
    return "".join(f'<td role="cell" class="sc-num">{escaped(cell)}</td>' for cell in cells)


def _mark(mark: Mark) -> str:
    if not mark.status:
        return (
            f'<td role="cell" class="sc-x sc-x-none" title="{escaped(compare.NO_TARGET_LONG)}">'
            f'<span class="sc-x-word">{escaped(compare.NO_TARGET)}</span></td>'
        )
    look = words.status(mark.status)
    shown = (
        f'<i class="sc-g sc-g-{escaped(mark.status)}"></i>'
        f'<span class="{"sc-x-figure" if mark.figure else "sc-x-word"}">'
        f"{escaped(mark.figure or look.short)}</span>"
    )
    if mark.figure:
        shown += f'<span class="sc-spoken">{escaped(look.short)}</span>'
    if mark.is_other:
        shown += '<span class="sc-x-other" aria-hidden="true">*</span>'
    if mark.href:
        shown = f'<a href="{safe_href(mark.href)}">{shown}</a>'
    else:
        shown = f"<span>{shown}</span>"
    return (
        f'<td role="cell" class="sc-x sc-{escaped(mark.status)}" title="{escaped(mark.title)}">'
        f"{shown}</td>"
    )


def _bar(counts: Mapping[str, int]) -> str:
    total = sum(counts.values())
    if not total:
        return _mark(Mark())
    parts = "".join(
        f'<i class="sc-{code.value}" style="flex-grow:{counts[code]}"></i>'
        for code in words.STATUSES
        if counts.get(code)
    )
    need = compare.needing(counts)
    said = compare.status_counts(counts)
    return (
        f'<td role="cell" class="sc-x-bar" title="{escaped(said)}">'
        f'<span class="sc-x-parts" aria-hidden="true">{parts}</span>'
        f"<b>{numbers.number(need)}</b>"
        f'<span class="sc-quiet">/{numbers.number(total)}</span>'
        f'<span class="sc-spoken"> cần quan tâm: {escaped(said)}</span></td>'
    )
