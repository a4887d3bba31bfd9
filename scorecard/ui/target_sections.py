"""Sections of one target's page: promise, verdict, figures, years, reports, explanations."""

from functools import partial
from typing import Final

import streamlit as st

from scorecard.board import TargetDetail
from scorecard.charts.marks import isolated
from scorecard.charts.pace import target_pace
from scorecard.charts.years import spoken, target_years
from scorecard.labels import dates, numbers, promises, reasons, words
from scorecard.labels.fields import Row, fraction, is_true, text
from scorecard.model.periods import TERM
from scorecard.model.vocabulary import Cadence, Measure
from scorecard.reports import contents
from scorecard.ui import components, tables
from scorecard.ui.choices import Choice
from scorecard.ui.html import draw

_YEARS: Final = ("period", "asked", "actual", "attainment", "data_through", "status", "reason")
_COMMENTARIES: Final = ("review_date", "cause", "remedy", "author", "recorded_on")


def head(choice: Choice, detail: TargetDetail) -> None:
    """The target's title and whose it is."""
    with choice.head:
        components.page_title(
            text(detail.target, "title"),
            f"{text(detail.target, 'group_name')} · {choice.subtitle}".removeprefix(" · "),
            is_made_up=choice.organisation.is_made_up,
        )


def promise(detail: TargetDetail) -> str:
    """What was promised, read back from the fields; a target by year names each year."""
    target = detail.target
    if text(target, "cadence") == Cadence.BY_YEAR:
        years = [row for row in contents.records(detail.years) if text(row, "period") != TERM]
        return promises.roadmap(
            target, [(text(r, "period"), fraction(r, "value"), fraction(r, "upper")) for r in years]
        )
    return promises.promise(target)


def verdict(detail: TargetDetail) -> None:
    """The promise in words, the verdict, what it takes, and the rule that decided it."""
    row = reviewed(detail)
    draw(f'<p class="sc-lead"><b>Lời hứa:</b> {isolated(promise(detail))}.</p>')
    if row is None:
        components.note_box(
            "Vào ngày rà soát này chỉ tiêu không nằm trong kỳ xét; dưới đây là các năm của nó."
        )
        return
    components.decision_card(row)
    parts = [f"{dates.period_title(text(row, 'period'))}. {reasons.reason(row)}"]
    if is_true(row, "is_stale"):
        parts.append(f"{reasons.stale(row)}.")
    if reasons.years(row):
        parts.append(f"Cả nhiệm kỳ: {reasons.years(row)}.")
    components.note_box("Vì sao đánh giá như vậy: " + " ".join(parts))


def reviewed(detail: TargetDetail) -> Row | None:
    """The row of the review for this target, with the target's own columns."""
    return None if detail.review is None else {**detail.target, **detail.review}


def figures(detail: TargetDetail) -> None:
    """Its years against the promise, and the period under review against its pace."""
    pace = None
    if detail.review is not None:
        pace = target_pace(detail.target, detail.review, detail.points, detail.plan)
    with st.container(key="figures"):
        left, right = st.columns(2) if pace else (st.container(), None)
        with left:
            components.section_title("Các năm so với lời hứa")
            components.chart(
                target_years(detail.target, detail.years),
                spoken(detail.target, detail.years),
                key="years",
            )
        if pace and right and detail.review is not None:
            with right:
                period = dates.period_title(text(detail.review, "period"))
                components.section_title(f"{period} so với nhịp phải có")
                components.chart(pace, reasons.reason(reviewed(detail) or {}), key="pace")


def years(detail: TargetDetail, choice: Choice) -> None:
    """Every judged year with its verdict and why."""
    source = tables.source(choice)
    describe = partial(contents.years, target=detail.target, source=source)
    tables.draw(
        describe(detail.years),
        shown=_YEARS,
        status_columns=("status",),
        replaced={"status": list(detail.years["status"])},
    )
    tables.offer(detail.years, describe, "tung-nam", choice)


def commentaries(detail: TargetDetail, choice: Choice) -> None:
    """What was given as cause and remedy, latest first."""
    if detail.commentaries.empty:
        return
    describe = partial(contents.commentaries, source=tables.source(choice))
    tables.draw(describe(detail.commentaries), shown=_COMMENTARIES)
    tables.offer(detail.commentaries, describe, "giai-trinh", choice)


def origin(detail: TargetDetail) -> None:
    """Where the target itself stands: resolution, place, indicator, note, load."""
    target = detail.target
    pairs = {
        "Nghị quyết": text(target, "resolution_title"),
        "Vị trí trong văn bản": text(target, "source_locator"),
        "Chỉ số": f"{text(target, 'indicator_name')} ({text(target, 'indicator_id')})",
        "Cách tính": text(target, "definition"),
        "Loại chỉ số": words.MEASURES[Measure(text(target, "measure"))],
        "Mức đầu nhiệm kỳ": numbers.number(target["baseline"]) if target.get("baseline") else "",
        "Nhịp các quý (%)": text(target, "profile"),
        "Ghi chú": text(target, "note"),
    }
    components.section_title("Chỉ tiêu này ở đâu ra")
    components.facts_list({name: value for name, value in pairs.items() if value})
    components.provenance(target)
