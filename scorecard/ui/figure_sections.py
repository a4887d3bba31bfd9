"""The versions of a figure, of a target's indicator or of one that no target speaks of."""

from functools import partial
from typing import Final

import pandas as pd
import streamlit as st

from scorecard.board import TargetDetail
from scorecard.labels.fields import Row, text
from scorecard.reports import contents
from scorecard.ui import closed_data, closing_sections, components, correcting, sections, tables
from scorecard.ui.choices import Choice

_SHOWN: Final = (
    "period",
    "value",
    "kind",
    "version_number",
    "standing",
    "recorded_on",
    "recorded_by",
    "note",
    "origin",
)


def of_target(detail: TargetDetail, choice: Choice) -> None:
    """Every report of a target's indicator with its versions, and the form to correct one."""
    _section(detail.reports, detail.target, choice)


def of_indicator(indicator_id: str, choice: Choice) -> None:
    """The page of figures that no target speaks of."""
    frame = closed_data.versions(
        choice.generation,
        choice.organisation.organisation_id,
        indicator_id,
        choice.as_of,
        choice.known_at,
    )
    if frame.empty:
        sections.head(choice, "Các bản của số liệu")
        components.empty_state(
            "Không có số liệu nào của chỉ số này ở đây",
            "Mã chỉ số trong địa chỉ có thể đã gõ sai, hoặc tổ chức này chưa báo cáo chỉ số ấy; "
            "chọn từ bảng Kết quả ngoài chỉ tiêu ở trang Tổng quan.",
        )
        return
    first = contents.records(frame)[0]
    sections.head(choice, text(first, "indicator_name"))
    indicator = {
        "indicator_id": indicator_id,
        "organisation_id": choice.organisation.organisation_id,
        "measure": first["measure"],
        "unit": first["unit"],
    }
    closing_sections.since_of_indicator(choice, indicator_id)
    _section(frame, indicator, choice)


def _section(frame: pd.DataFrame, subject: Row, choice: Choice) -> None:
    """``subject``: a target, or an indicator's indicator_id, organisation_id, measure, unit."""
    if frame.empty:
        components.empty_state(
            "Chưa có báo cáo nào cho chỉ số này",
            "Nạp bảng Kết quả có chỉ số này của tổ chức; trang tự cập nhật khi nạp xong.",
            ways_in=components.WAYS_IN,
        )
        return
    describe = partial(contents.reports, target=subject, source=tables.source(choice))
    drawn = tables.first(frame)
    shown = [sections.figure(row) for row in contents.records(drawn)]
    with st.container(key="versions"):
        tables.draw(describe(drawn), shown=_SHOWN, replaced={"value": shown}, total=len(frame))
    tables.offer(frame, describe, "bao-cao", choice)
    correcting.section(frame, subject, choice)
