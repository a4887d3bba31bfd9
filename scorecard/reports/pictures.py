"""Pictures of a report: charts of counts and attainment, and groups that fit on slides."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any, Final

from scorecard.labels import numbers, promises, results, words
from scorecard.labels.fields import Row, fraction, text
from scorecard.model.vocabulary import Status
from scorecard.reports.report import Chart, Series, Slide

BARS_ON_A_PICTURE: Final = 8
MOST_GROUP_SLIDES: Final = 5
MOST_POINTS: Final = 6
LONGEST_BAR: Final = 150
"""Percent of the level asked at which a bar is cut: what lies beyond is said in words."""


def standing_chart(counts: Mapping[Status, int], question: str, answer: str) -> Chart:
    """How many targets stand where, a bar a status."""
    present = [(words.STATUSES[code], counts[code]) for code in words.STATUSES if counts.get(code)]
    return Chart(
        question=question,
        answer=answer,
        unit="chỉ tiêu",
        labels=tuple(f"{look.icon} {look.label}: {number}" for look, number in present),
        series=(
            Series(
                "Số chỉ tiêu",
                tuple(float(number) for _, number in present),
                tuple(look.background for look, _ in present) or (words.ACCENT,),
            ),
        ),
    )


def attainment_chart(
    rows: Sequence[Row],
    question: str,
    answer: str,
    figure_of: Callable[[Row], str] = results.actual,
) -> Chart:
    """How much of each target is reached, coloured by its verdict, against what is asked."""
    shares = [fraction(row, "attainment") for row in rows]
    return Chart(
        question=question,
        answer=answer,
        unit="% mức yêu cầu",
        labels=tuple(_bar_label(row, figure_of(row)) for row in rows),
        series=(
            Series(
                "Mức hoàn thành (%)",
                tuple(None if share is None else float(100 * share) for share in shares),
                tuple(words.status(text(row, "status")).background for row in rows),
            ),
        ),
        promise=100,
        promise_name="Mức yêu cầu",
        longest=LONGEST_BAR,
    )


def shortened(words_: str, most: int) -> str:
    """A text for a narrow place: whole words and an ellipsis."""
    if len(words_) <= most:
        return words_
    cut = words_[: most - 1]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut[most // 2 :] else cut}…"


Group = tuple[str, list[dict[str, Any]]]


def groups(rows: Iterable[dict[str, Any]]) -> list[Group]:
    """Rows by the groups of their resolution, in its order; one group where it has none."""
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    ordered = sorted(rows, key=lambda row: fraction(row, "ordinal") or Fraction(0))
    for row in ordered:
        found.setdefault((text(row, "resolution_id"), text(row, "group_name")), []).append(row)
    resolutions = {resolution for resolution, _ in found}
    named = []
    for (_, group), members in found.items():
        above = text(members[0], "resolution_title") if len(resolutions) > 1 else ""
        named.append(
            (" · ".join(part for part in (above, group) if part) or "Các chỉ tiêu", members)
        )
    return named


def pictured(found: Sequence[Group]) -> list[tuple[str, list[dict[str, Any]], int]]:
    """Groups as at most five pictures: name, the rows drawn, how many of its rows are left out.

    Neighbours are put together where there are too many groups; a long group is drawn on several
    pictures where there is room for them.
    """
    merged = [(name, list(members)) for name, members in found]
    while len(merged) > MOST_GROUP_SLIDES:
        sizes = [len(a[1]) + len(b[1]) for a, b in pairwise(merged)]
        place = sizes.index(min(sizes))
        (one, first), (other, second) = merged[place : place + 2]
        merged[place : place + 2] = [(f"{one}; {other}", first + second)]
    pieces = [-(-len(members) // BARS_ON_A_PICTURE) for _, members in merged]
    if sum(pieces) > MOST_GROUP_SLIDES:
        return [
            (name, members[:BARS_ON_A_PICTURE], max(0, len(members) - BARS_ON_A_PICTURE))
            for name, members in merged
        ]
    drawn = []
    for (name, members), number in zip(merged, pieces, strict=True):
        size = -(-len(members) // number)
        for piece in range(number):
            part = f" ({piece + 1}/{number})" if number > 1 else ""
            drawn.append((f"{name}{part}", members[piece * size : (piece + 1) * size], 0))
    return drawn


def left_out(number: int) -> tuple[str, ...]:
    """Says of rows that a picture has no room for."""
    more = f"Và {number} chỉ tiêu khác, xem phụ lục của báo cáo."
    return (more,) if number else ()


def point(row: Row, found: str) -> str:
    """A target in a line of a slide: what is there, what was asked, how it stands."""
    label = words.status(text(row, "status")).label.lower()
    return f"{text(row, 'title')}: {found}; yêu cầu {promises.what(row)} ({label})"


def points(lines: Sequence[str], absent: str) -> tuple[str, ...]:
    """The first lines of a slide, and how many more there are."""
    rest = len(lines) - MOST_POINTS
    more = (f"Và {numbers.number(rest)} chỉ tiêu khác.",) if rest > 0 else ()
    return (*lines[:MOST_POINTS], *more) or (absent,)


def proposals() -> Slide:
    """The last slide, left to fill in."""
    return Slide("Đề xuất, kiến nghị", ("Điền nội dung trình hội nghị:",), blanks=6)


def _bar_label(row: Row, shown: str) -> str:
    if fraction(row, "attainment") is not None:
        shown = f"{shown} ({numbers.share(fraction(row, 'attainment'), results.ATTAINMENT_BOUNDS)})"
    return f"{shortened(text(row, 'title'), 60)}: {shown}"
