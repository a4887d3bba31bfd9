"""Sections of the pages: heading, parts, links and the files of one question each."""

from collections.abc import Callable, Mapping
from functools import partial
from html import escape
from typing import Final

import pandas as pd
import streamlit as st

from scorecard.board import QuarterReview
from scorecard.labels import dates, headlines, numbers, results
from scorecard.labels.fields import Row, text, whole_number
from scorecard.labels.words import DECISION_STATUSES
from scorecard.model.vocabulary import Status
from scorecard.reports import contents
from scorecard.ui import addresses, components, data, organisations, tables
from scorecard.ui.choices import Choice
from scorecard.ui.html import kept

FIRST_CARDS: Final = 3
MOST_CARDS: Final = 12
"""Cards of a review; what follows them stands in the table, worst first as well."""

_STANDING: Final = (
    "organisation_name",
    "targets",
    "exceeded",
    "met",
    "on_track",
    "behind",
    "at_risk",
    "missed",
    "overdue",
    "awaiting",
    "no_data",
)
_UNREPORTED: Final = ("title", "period", "status", "data_through", "missing", "recorded_by")
_FACTS: Final = ("indicator_name", "period", "value", "note", "source")
_RESOLUTIONS: Final = ("title", "term", "number", "adopted_on", "targets", "judged")


def head(choice: Choice, title: str) -> None:
    """The page's title, what it shows, and the mark of made-up data."""
    with choice.head:
        components.page_title(title, choice.subtitle, is_made_up=choice.organisation.is_made_up)


def headline(review: QuarterReview) -> None:
    """How the targets stand: a sentence, then the bar."""
    components.headline(review.summary.counts, headlines.review(review.summary.counts))


def score(review: QuarterReview) -> None:
    """The share reached and the score, never without what it covers."""
    summary = review.summary
    parts = (
        headlines.reached(summary.reached, summary.final),
        headlines.score(summary.score, summary.valued, summary.due),
    )
    st.html(f'<p class="sc-subtitle">{escape(". ".join(parts))}.</p>')


def own_headline(whole: QuarterReview, choice: Choice) -> None:
    """How the organisation's own targets stand, before those of its tree."""
    standing = whole.standing
    own = contents.records(
        standing[standing["organisation_id"] == choice.organisation.organisation_id]
    )
    if choice.is_tree and own:
        found = {status: whole_number(own[0], status) or 0 for status in Status}
        counts = {status: number for status, number in found.items() if number}
        below = numbers.number(choice.tree_size - 1)
        components.section_title(f"Chỉ tiêu của chính {choice.organisation.name}")
        components.headline(counts, headlines.review(counts))
        components.section_title(f"Cùng {below} tổ chức trực thuộc")


def decisions(review: QuarterReview, choice: Choice, most: int = MOST_CARDS) -> None:
    """The targets that need a decision, worst first."""
    urgent = urgent_rows(review)
    if urgent.empty:
        return
    shown = urgent.head(most)
    total = sum(review.summary.counts.get(status, 0) for status in DECISION_STATUSES)
    count = numbers.number(total)
    more = "" if len(shown) == total else f"; {len(shown)} chỉ tiêu gấp nhất ở đây"
    components.section_title(f"Cần quyết định: {count} chỉ tiêu, gấp nhất trước{more}")
    components.decision_cards(
        shown,
        choice.target_link,
        show_organisation=choice.is_tree,
        explain=choice.explanation_link,
    )


def to_review(choice: Choice) -> None:
    """The way to the whole review."""
    address = escape(addresses.link(addresses.REVIEW_PAGE))
    words = f"Mở rà soát {choice.review_name_lower} với mọi chỉ tiêu"
    st.html(f'<p class="sc-more"><a href="{address}">{escape(words)} →</a></p>')


def others(review: QuarterReview, choice: Choice) -> None:
    """All targets without a card, by resolution and group; the file holds all of them."""
    carded = urgent_rows(review).head(MOST_CARDS).index
    if review.summary.total > len(carded):
        base = addresses.link(addresses.TARGET_PAGE)
        drawn = kept(partial(_others_html, review, choice), "others", *choice.key, base)
        st.html(drawn)
    total = review.summary.total - len(carded)
    if total > tables.MOST_ROWS:
        components.note_box(
            f"Đang hiện {tables.MOST_ROWS} trong {numbers.number(total)} chỉ tiêu khác; tệp "
            "tải về có đủ. Chọn từng tổ chức để xem trọn."
        )
    describe = partial(contents.review, source=tables.source(choice))
    whole = partial(data.review_rows, *choice.key)
    tables.offer(review.rows, describe, "ra-soat", choice, whole=whole)


def _others_html(review: QuarterReview, choice: Choice) -> str:
    rest = review.rows.drop(index=urgent_rows(review).head(MOST_CARDS).index)
    drawn = tables.first(rest)
    is_drawn = review.quarters["target_id"].isin(drawn["target_id"])
    return components.review_table_html(
        drawn,
        review.quarters[is_drawn],
        choice.target_link,
        "Các chỉ tiêu khác",
        show_organisation=choice.is_tree,
    )


def urgent_rows(review: QuarterReview) -> pd.DataFrame:
    """The worst rows that ask somebody to decide, in the board's order."""
    codes = [status.value for status in DECISION_STATUSES]
    return review.rows[review.rows["status"].isin(codes)]


def changes(review: QuarterReview, choice: Choice) -> None:
    """What changed since the previous review: verdicts that moved, figures corrected."""
    components.section_title(f"Thay đổi từ kỳ trước ({dates.day(review.previous)})")
    components.changes_list(
        tables.first(review.changes),
        tables.first(review.corrections),
        choice.target_link,
        show_organisation=choice.is_tree,
    )
    source = tables.source(choice)
    moved = partial(contents.changes, source=source)
    tables.offer(review.changes, moved, "thay-doi", choice, "đánh giá thay đổi")
    corrected = partial(contents.corrections, source=source)
    tables.offer(review.corrections, corrected, "dinh-chinh", choice, "đính chính")


def standing(review: QuarterReview, choice: Choice) -> None:
    """Each organisation of the tree, worst first, with the way to it."""
    if not choice.is_tree:
        return
    drawn = tables.first(review.standing)
    describe = partial(contents.standing, source=tables.source(choice))
    with st.container(key="standing"):
        tables.draw(
            describe(drawn),
            shown=_STANDING,
            links={"organisation_name": _each(drawn, _organisation_link)},
            caption="Từng tổ chức đứng ở đâu",
            total=len(review.standing),
        )
    tables.offer(review.standing, describe, "tung-to-chuc", choice)


def unreported(review: QuarterReview, choice: Choice) -> None:
    """Who has not reported, longest wait first."""
    frame = review.unreported
    if frame.empty:
        if review.summary.total:
            components.section_title("Chưa báo cáo")
            components.note_box("Không chỉ tiêu nào chờ báo cáo.")
        return
    owner = ("organisation_name",) if choice.is_tree else ()
    drawn = tables.first(frame)
    describe = partial(contents.unreported, source=tables.source(choice))
    tables.draw(
        describe(drawn),
        shown=(*owner, *_UNREPORTED),
        links={"title": _each(drawn, lambda row: choice.target_link(text(row, "target_id")))},
        status_columns=("status",),
        replaced={"status": list(drawn["status"]), **_owners(drawn, choice)},
        total=len(frame),
        caption=f"Chưa báo cáo: {numbers.number(len(frame))} chỉ tiêu",
    )
    tables.offer(frame, describe, "chua-bao-cao", choice)
    _to_entry(choice)


def _to_entry(choice: Choice) -> None:
    """The way to type what is missing, of the period that ends by the review date."""
    changes = {addresses.REVIEW_DATE: choice.as_of.isoformat()}
    address = escape(addresses.link(addresses.ENTRY_PAGE, changes))
    st.html(f'<p class="sc-more"><a href="{address}">Nhập kết quả còn thiếu →</a></p>')


def resolutions(frame: pd.DataFrame, choice: Choice) -> None:
    """The resolutions, latest first, each with the way to its targets."""
    if frame.empty:
        return
    owner = ("organisation_name",) if choice.is_tree else ()
    drawn = tables.first(frame)
    describe = partial(contents.resolutions, source=tables.source(choice))
    tables.draw(
        describe(drawn),
        shown=(*_RESOLUTIONS[:1], *owner, *_RESOLUTIONS[1:]),
        links={"title": _each(drawn, _resolution_link)},
        replaced=_owners(drawn, choice),
        total=len(frame),
    )
    tables.offer(frame, describe, "nghi-quyet", choice)


def other_resolutions(frame: pd.DataFrame, choice: Choice) -> None:
    """All resolutions, where there is more than the one shown."""
    if len(frame) > 1:
        resolutions(frame, choice)


def facts(frame: pd.DataFrame, choice: Choice) -> None:
    """Results on which no target is set: the latest of each indicator, all of them in the file."""
    if frame.empty:
        return
    owner = ("organisation_name",) if choice.is_tree else ()
    latest = frame.sort_values("last_day", kind="stable", ascending=False)
    latest = latest.drop_duplicates(["organisation_id", "indicator_id"]).sort_index()
    count = numbers.number(len(latest))
    earlier = f", {numbers.number(len(frame))} số liệu qua các kỳ" * (len(frame) > len(latest))
    drawn = tables.first(latest)
    describe = partial(contents.facts, source=tables.source(choice))
    tables.draw(
        describe(drawn),
        shown=(*owner, *_FACTS),
        links={"indicator_name": _each(drawn, _figure_link)},
        replaced={"value": _each(drawn, figure), **_owners(drawn, choice)},
        total=len(latest),
        caption=f"Kết quả ngoài chỉ tiêu: số mới nhất của {count} chỉ số{earlier}",
    )
    tables.offer(frame, describe, "ngoai-chi-tieu", choice)


def figure(row: Row) -> str:
    """A report's figure in words: 75,2%; 80% (8/10); a rung's name; Có."""
    amount = row["figure"] if "figure" in row else row.get("value")
    return results.actual(
        {
            "measure": row.get("measure"),
            "unit": row.get("unit"),
            "actual": amount,
            "numerator": row.get("numerator"),
            "denominator": row.get("denominator"),
            "actual_level_name": row.get("level_name"),
        },
        with_unit=True,
    )


def foot(choice: Choice) -> None:
    """Which state of the warehouse the page shows."""
    generation = choice.generation
    components.generation_line(f"số {generation.number}", generation.published_at)


def nothing(choice: Choice) -> None:
    """An organisation without targets and results: what to do, and those under it."""
    name = choice.organisation.name
    if choice.is_vast:
        components.note_box(f"{name} không có chỉ tiêu và kết quả của riêng mình trong kho.")
        return
    components.empty_state(
        f"{name} chưa có chỉ tiêu và kết quả nào trong kho",
        "Nạp bảng Nghị quyết, Chỉ tiêu và Kết quả của tổ chức này, hoặc chọn tổ chức khác.",
        ways_in=components.WAYS_IN,
    )


def _each(frame: pd.DataFrame, words: Callable[[Row], str]) -> list[str]:
    return [words(row) for row in contents.records(frame)]


def _owners(frame: pd.DataFrame, choice: Choice) -> dict[str, list[str]]:
    """Short names of the organisations of a tree, where a column of them is shown."""
    if not choice.is_tree:
        return {}
    ids = [str(each) for each in frame["organisation_id"]]
    known = organisations.short_names(choice.generation, choice.as_of, tuple(dict.fromkeys(ids)))
    return {"organisation_name": [known[each] for each in ids]}


def _figure_link(row: Row) -> str:
    """The way to the versions of a figure that no target speaks of."""
    changes = {
        addresses.ORGANISATION: text(row, "organisation_id"),
        addresses.TARGET: None,
        addresses.INDICATOR: text(row, "indicator_id"),
    }
    return addresses.link(addresses.TARGET_PAGE, changes)


def _organisation_link(row: Mapping[str, object]) -> str:
    changes = {addresses.ORGANISATION: text(row, "organisation_id"), addresses.SCOPE: None}
    return addresses.link(addresses.OVERVIEW_PAGE, changes)


def _resolution_link(row: Mapping[str, object]) -> str:
    changes = {
        addresses.ORGANISATION: text(row, "organisation_id"),
        addresses.RESOLUTION: text(row, "resolution_id"),
    }
    return addresses.link(addresses.RESOLUTIONS_PAGE, changes)
