"""Closing a review, opening it again, who did so before; and what has changed since."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from functools import partial
from typing import Final

import pandas as pd
import streamlit as st

from scorecard.board import TargetDetail
from scorecard.board.closings import Closing, in_force
from scorecard.board.since import Since
from scorecard.charts.marks import isolated
from scorecard.labels import closings as words
from scorecard.labels import dates
from scorecard.labels.fields import text
from scorecard.reports import contents
from scorecard.ui import addresses, closed_data, components, entering, tables, warehouse
from scorecard.ui.choices import Choice, today
from scorecard.ui.html import draw
from scorecard.warehouse import WarehouseError

LONGEST_REASON: Final = 2000
_NO_REASON: Final = "Chưa có lý do: ghi vì sao mở lại kỳ rà soát rồi bấm lại."


def section(choice: Choice) -> None:
    """Who closed the review and opened it, and the form to do either."""
    organisation_id = choice.organisation.organisation_id
    found = closed_data.closings(choice.generation.whole, organisation_id, choice.as_of)
    own = [each for each in found if each.organisation_id == organisation_id]
    components.section_title("Chốt kỳ rà soát")
    if own:
        events = "".join(
            f"<li>{isolated(words.event(asdict(each)))}. "
            f'<span class="sc-source">{isolated(components.provenance_text(_origin(each)))}</span>'
            "</li>"
            for each in own
        )
        draw(f'<ul class="sc-changes" aria-label="Các lần chốt và mở lại">{events}</ul>')
    else:
        components.note_box(
            "Kỳ rà soát này chưa chốt: số liệu đến sau làm thay đổi trang này. Chốt là ghi lại, "
            "dưới tên một người, kỳ rà soát như đang thấy; số liệu đến sau đứng riêng bên cạnh."
        )
    _form(choice, own)


def since(choice: Choice) -> None:
    """What has changed since the day or the closing that the page shows; else nothing."""
    if not choice.is_past:
        return
    changed = closed_data.since(
        choice.generation, choice.organisation_ids, choice.as_of, choice.known_at
    )
    _draw_since(choice, changed.verdicts, changed.figures)


def since_of_target(choice: Choice, detail: TargetDetail) -> None:
    """The same of one target."""
    if not choice.is_past:
        return
    changed = _since_own(choice)
    mine = changed.verdicts["target_id"] == text(detail.target, "target_id")
    figures = changed.figures["indicator_id"] == text(detail.target, "indicator_id")
    _draw_since(choice, changed.verdicts[mine], changed.figures[figures])


def since_of_indicator(choice: Choice, indicator_id: str) -> None:
    """The same of the figures of an indicator that no target speaks of."""
    if not choice.is_past:
        return
    figures = _since_own(choice).figures
    mine = figures["indicator_id"] == indicator_id
    _draw_since(choice, pd.DataFrame(), figures[mine])


def _since_own(choice: Choice) -> Since:
    return closed_data.since(choice.generation, choice.own_ids, choice.as_of, choice.known_at)


def _draw_since(choice: Choice, verdicts: pd.DataFrame, figures: pd.DataFrame) -> None:
    if verdicts.empty and figures.empty:
        return
    when = "khi chốt" if choice.closing else f"ngày {dates.day(choice.known_at)}"
    components.section_title(f"Thay đổi từ {when} đến nay")
    components.since_list(
        tables.first(verdicts),
        tables.first(figures),
        _latest_link,
        show_organisation=choice.is_tree,
    )
    source = tables.source(choice)
    moved = partial(contents.verdicts_since, source=source)
    tables.offer(verdicts, moved, "danh-gia-tu-do", choice, "đánh giá thay đổi từ đó")
    later = partial(contents.figures_since, source=source)
    tables.offer(figures, later, "so-lieu-den-sau", choice, "số liệu đến sau")


def _latest_link(target_id: str) -> str:
    """The way to a target as it stands now."""
    latest = {addresses.KNOWN_AT: None, addresses.CLOSING: addresses.LATEST}
    return addresses.link(addresses.TARGET_PAGE, {addresses.TARGET: target_id, **latest})


@st.fragment
def _form(choice: Choice, own: Sequence[Closing]) -> None:
    """A name and a day to close, a name and a reason to open; runs alone while somebody types."""
    organisation_id = choice.organisation.organisation_id
    key = f"closing-{organisation_id}-{choice.as_of.isoformat()}"
    outcome_key = f"outcome-{key}"
    outcome: entering.Outcome | None = st.session_state.get(outcome_key)
    if outcome and not outcome.is_refused:
        _say_done(outcome, own)
        del st.session_state[outcome_key]
        outcome = None
    closed = in_force(own, organisation_id)
    label = "Mở lại kỳ rà soát đã chốt" if closed else f"Chốt rà soát {choice.review_name_lower}"
    with st.expander(label, expanded=outcome is not None, key="close-review"):
        known_at = None if closed else _day_field(choice, key)
        entering.say_beside(outcome, "known_at")
        note = _note_field("Lý do mở lại" if closed else "Ghi chú (không bắt buộc)", f"note-{key}")
        entering.say_beside(outcome, "note")
        author = entering.name_field()
        entering.say_beside(outcome, "author", "", "organisation_id", "review_date", "recorded_on")
        if st.button(label, type="primary", key=f"publish-{key}"):
            row = {
                "organisation_id": organisation_id,
                "review_date": choice.as_of,
                "known_at": known_at,
                "version": len(own) + 1,
                "note": note,
                "author": author,
                "recorded_on": today(),
                "withdrawn": closed is not None,
            }
            st.session_state[outcome_key] = _publish(choice, row)
            st.rerun()


def _publish(choice: Choice, row: dict[str, object]) -> entering.Outcome:
    """Publish a closing of what the page shows, or an opening with its reason."""
    if row["withdrawn"] and not row["note"]:
        return entering.Outcome({"note": [_NO_REASON]})
    try:
        is_news = warehouse.in_force() != choice.generation.whole
    except WarehouseError as error:
        return entering.Outcome({"": [f"Chưa ghi được. {error}"]})
    if is_news:
        return entering.Outcome(
            {"": ["Vừa có số liệu mới nạp vào kho. Xem lại kỳ rà soát ở trên rồi bấm lần nữa."]}
        )
    return entering.publish({"closings": [row]}, str(row["author"]), entering.REVIEW)


def _day_field(choice: Choice, key: str) -> date | None:
    day: date | None = st.date_input(
        "Theo số liệu biết đến ngày",
        value=min(choice.known_at or today(), today()),
        max_value=today(),
        format="DD/MM/YYYY",
        key=f"known-at-{key}",
        width=230,
        help="Số liệu ghi nhận sau ngày này, hoặc nạp sau khi chốt, không làm thay đổi bản chốt.",
    )
    return day


def _note_field(label: str, key: str) -> str:
    typed = st.text_area(
        label, key=key, max_chars=LONGEST_REASON, persist_state="session", height=80
    )
    return (typed or "").strip()


def _say_done(outcome: entering.Outcome, own: Sequence[Closing]) -> None:
    if outcome.generation is None:
        components.note_box("Kho đã có đúng bản ghi này, nên không ghi thêm.", kind="warning")
        return
    was_opened = bool(own) and own[0].is_withdrawn
    done = "Đã mở lại kỳ rà soát" if was_opened else "Đã chốt kỳ rà soát"
    components.note_box(f"{done}; ghi vào bản số liệu số {outcome.generation}.")


def _origin(closing: Closing) -> dict[str, object]:
    """Where a closing was entered, its author and day aside: they stand before it."""
    return {**asdict(closing), "recorded_on": None}
