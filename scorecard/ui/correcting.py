"""Correcting and withdrawing a figure on its page: why is asked, and the former version stays."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import pandas as pd
import streamlit as st

from scorecard.labels import entries, figures, results, versions
from scorecard.labels.fields import Row, day, fraction, is_true, text
from scorecard.model.vocabulary import Measure
from scorecard.reports import contents
from scorecard.ui import closed_data, components, entering, pickers
from scorecard.ui.choices import Choice, today

LONGEST_REASON: Final = 2000
_CORRECT: Final = "Đính chính"
_WITHDRAW: Final = "Rút số liệu"
_NO_REASON: Final = "Chưa có lý do: ghi vì sao {what} rồi bấm lại."
_CHANGED: Final = (
    "Chưa ghi gì: trong lúc bạn viết, người khác vừa công bố một bản khác của số này. Trang đã có "
    "bản ấy; xem lại rồi quyết định."
)
_FIELDS: Final = ("value", "numerator", "denominator", "level")


def section(frame: pd.DataFrame, subject: Row, choice: Choice) -> None:
    """The form for the latest version of each report in ``frame`` (``board/versions.sql``)."""
    if choice.is_past:
        components.note_box(
            "Trang đang hiện số liệu của một ngày đã qua, nên không đính chính ở đây; xem số liệu "
            "mới nhất để đính chính."
        )
        return
    rows = [row for row in contents.records(frame) if day(row, "next_recorded_on") is None]
    _form(rows, text(subject, "organisation_id"), text(subject, "indicator_id"), choice)


@st.fragment
def _form(rows: Sequence[Row], organisation_id: str, indicator_id: str, choice: Choice) -> None:
    """Which figure, what instead of it and why; runs alone while somebody types."""
    key = f"correct-{organisation_id}-{indicator_id}"
    outcome_key = f"outcome-{key}"
    told: entering.Outcome | None = st.session_state.get(outcome_key)
    if told and not told.is_refused:
        _say_done(told)
        del st.session_state[outcome_key]
        st.session_state[f"reason-{key}"] = ""
        told = None
    options = {f"{text(row, 'period')}/{is_true(row, 'is_estimate')}": row for row in rows}
    with st.expander("Đính chính hoặc rút một số liệu", expanded=told is not None, key="correct"):
        components.note_box("Bản cũ vẫn giữ, cạnh bản mới, với người ghi, ngày ghi và lý do.")
        picked = st.selectbox(
            "Số liệu",
            list(options),
            format_func=pickers.in_words({n: versions.option(r) for n, r in options.items()}),
            key=f"pick-{key}",
        )
        row = options[picked]
        base, seen = _seen(row, f"{key}-{picked}", f"reason-{key}")
        what = _CORRECT
        if not is_true(row, "is_withdrawn"):
            what = st.radio("Làm gì", (_CORRECT, _WITHDRAW), key=f"what-{key}", horizontal=True)
        figure = _figure_fields(row, f"{key}-{picked}-{base}", choice) if what == _CORRECT else {}
        entering.say_beside(told, *_FIELDS)
        reason = st.text_area(
            f"Lý do {what.lower()}",
            key=f"reason-{key}",
            max_chars=LONGEST_REASON,
            persist_state="session",
            height=80,
        )
        entering.say_beside(told, "note")
        who = entering.name_field("Người đính chính", form="figure")
        entering.say_beside(told, "author", "", "period", "recorded_on", "recorded_by")
        if told and told.conflicts:
            components.note_box(_CHANGED, kind="error")
        if st.button(f"Công bố: {what.lower()}", type="primary", key=f"publish-{key}"):
            report = {
                "organisation_id": organisation_id,
                "indicator_id": indicator_id,
                "period": text(row, "period"),
                **figure,
                "estimate": is_true(row, "is_estimate"),
                # A version of a day to come would otherwise outlive its correction.
                "recorded_on": max(today(), day(row, "recorded_on") or today()),
                "recorded_by": who,
                "note": (reason or "").strip(),
                "withdrawn": what == _WITHDRAW,
            }
            st.session_state[outcome_key] = _publish(report, seen, what, who)
            st.rerun()


def _seen(row: Row, key: str, reason_key: str) -> tuple[str, str]:
    """The version that somebody began to write over, and the last that they have looked at.

    A later one is told, and they decide; where no reason was typed yet the form follows it.
    """
    base_key, seen_key, version = f"base-{key}", f"seen-{key}", text(row, "version")
    if base_key not in st.session_state or not st.session_state.get(reason_key):
        st.session_state[base_key] = st.session_state[seen_key] = version
    if st.session_state[seen_key] != version:
        who = text(row, "recorded_by") or text(row, "loaded_by")
        components.note_box(
            f"Trong lúc bạn viết, {who} đã công bố bản khác: {versions.option(row)}. Những gì bạn "
            "đã gõ còn nguyên.",
            kind="warning",
        )
        st.button(
            "Đã xem bản ấy, vẫn ghi đính chính của tôi",
            key=f"decide-{key}",
            on_click=_decide,
            args=(seen_key, version),
        )
    return str(st.session_state[base_key]), str(st.session_state[seen_key])


def _decide(seen_key: str, version: str) -> None:
    st.session_state[seen_key] = version


def _publish(report: Mapping[str, Any], seen: str, what: str, who: str) -> entering.Outcome:
    """Publish a report over the version that was seen, with its reason."""
    from etl.expectations import Expectation

    if not report["note"]:
        return entering.Outcome({"note": [_NO_REASON.format(what=what.lower())]})
    over = Expectation(
        organisation_id=report["organisation_id"],
        indicator_id=report["indicator_id"],
        period=report["period"],
        is_estimate=report["estimate"],
        version=seen,
    )
    return entering.publish({"actuals": [report]}, who, entering.FIGURE, [over])


def _figure_fields(row: Row, key: str, choice: Choice) -> dict[str, str]:
    """What is typed of a figure, by its measure; the former figure stands there to begin with."""
    measure = Measure(text(row, "measure"))
    if measure is Measure.RATING:
        levels = {
            each["level"]: each["name"]
            for each in closed_data.rungs(choice.generation, text(row, "scale_id"))
        }
        former = list(levels).index(text(row, "level")) if text(row, "level") in levels else None
        level = st.selectbox(
            "Bậc",
            list(levels),
            index=former,
            format_func=pickers.in_words(levels),
            key=f"level-{key}",
            placeholder="Chọn…",
        )
        return {"level": level or ""}
    if measure is Measure.FLAG:
        words = (results.YES, results.NO)
        amount = fraction(row, "value")
        index = None if amount is None else int(not amount)
        flag = st.radio("Giữ được không", words, index=index, key=f"flag-{key}", horizontal=True)
        return {"value": flag or ""}
    names = {"value": f"Số liệu ({text(row, 'unit')})"}
    if measure is Measure.RATIO:
        names |= {"numerator": "Tử số", "denominator": "Mẫu số"}
    with st.container(horizontal=True, key=f"figure-{measure}"):
        return {
            name: st.text_input(
                label,
                value=_typed(row, name),
                key=f"{name}-{key}",
                persist_state="session",
                width=200,
            )
            or ""
            for name, label in names.items()
        }


def _typed(row: Row, name: str) -> str:
    """A figure as it would be typed; empty where there is none."""
    amount = fraction(row, name)
    return "" if amount is None else figures.exact_number(amount)


def _say_done(outcome: entering.Outcome) -> None:
    """What changed, and where it counts."""
    if outcome.generation is None:
        components.note_box(
            "Bản ghi đúng như vậy đã có trong kho, nên không ghi thêm. Muốn trở lại một số đã ghi "
            "trong cùng ngày, hãy viết lý do khác đi.",
            kind="warning",
        )
        return
    changed = "; ".join(entries.change(row) for row in outcome.figures)
    components.note_box(
        f"Đã công bố vào bản số liệu số {outcome.generation}: {changed}. Các bản trước vẫn giữ."
    )
