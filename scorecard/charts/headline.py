"""How all targets stand: a bar in proportion, and below it each status with its count."""

from collections.abc import Mapping
from typing import Final

from scorecard.charts.marks import escaped, icon_svg
from scorecard.labels import numbers
from scorecard.labels.words import STATUSES
from scorecard.model.vocabulary import Status

_ROOM_FOR_COUNT: Final = 0.055
_ROOM_FOR_WORD: Final = 0.17
"""Shares of the width from which the count, then the word, fits inside its part."""


def headline_html(counts: Mapping[Status, int]) -> str:
    """The bar of a review: counts per status, those with none left out; empty without targets.

    Parts are exactly in proportion; words and counts stand below, where they wrap on a phone.
    Patterns tell the parts apart on paper without colour.
    """
    known = {Status(code): count for code, count in counts.items() if count > 0}
    total = sum(known.values())
    if not total:
        return ""
    shown = [(code, known[code]) for code in STATUSES if code in known]
    bar = "".join(_part(code, count, total) for code, count in shown)
    keys = "".join(_key(code, count) for code, count in shown)
    spoken = ", ".join(f"{numbers.number(count)} {STATUSES[code].label}" for code, count in shown)
    label = escaped(f"Trong {numbers.number(total)} chỉ tiêu: {spoken}")
    return (
        f'<div class="sc-headline"><div class="sc-bar" role="img" aria-label="{label}">{bar}</div>'
        f'<ul class="sc-keys">{keys}</ul></div>'
    )


def _part(code: Status, count: int, total: int) -> str:
    look = STATUSES[code]
    inside = ""
    if count / total >= _ROOM_FOR_COUNT:
        inside = f"{icon_svg(code)}<b>{numbers.number(count)}</b>"
    if count / total >= _ROOM_FOR_WORD:
        inside += f'<span class="sc-word">{escaped(look.short)}</span>'
    return (
        f'<span class="sc-part sc-{code.value} sc-hatch-{look.pattern}" style="flex-grow:{count}"'
        f' title="{escaped(look.label)}: {numbers.number(count)}">{inside}</span>'
    )


def _key(code: Status, count: int) -> str:
    look = STATUSES[code]
    return (
        f'<li><span class="sc-dot sc-{code.value} sc-hatch-{look.pattern}">{icon_svg(code)}</span>'
        f"<b>{numbers.number(count)}</b> {escaped(look.label)}</li>"
    )
