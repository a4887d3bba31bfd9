"""Sections of the page of resolutions: what a resolution is, and its targets by group."""

from functools import partial
from html import escape
from typing import Final

import pandas as pd
import streamlit as st

from scorecard.charts.marks import safe_href
from scorecard.labels import dates, promises
from scorecard.labels.fields import Row, day, fraction, text
from scorecard.labels.words import RESOLUTION_KINDS
from scorecard.model.vocabulary import ResolutionKind
from scorecard.reports import contents
from scorecard.ui import addresses, components, data, tables
from scorecard.ui.choices import Choice
from scorecard.ui.html import draw

_SHOWN: Final = ("title", "promise", "source_locator", "note")


def origin(resolution: Row) -> None:
    """What a resolution is and where it came from."""
    start, end = day(resolution, "start_date"), day(resolution, "end_date")
    span = f"{dates.day(start)} – {dates.day(end)}" if start and end else ""
    adopted = day(resolution, "adopted_on")
    pairs = {
        "Loại": RESOLUTION_KINDS[ResolutionKind(text(resolution, "kind"))],
        "Đại hội lần thứ": text(resolution, "ordinal"),
        "Nhiệm kỳ": span,
        "Năm": dates.period_title(text(resolution, "year_code")),
        "Số": text(resolution, "number"),
        "Ngày ban hành": dates.day(adopted) if adopted else "",
        "Văn bản gốc": text(resolution, "source"),
    }
    components.section_title(text(resolution, "title"))
    components.facts_list({name: value for name, value in pairs.items() if value})
    components.provenance({**resolution, "source": None})
    changes = {
        addresses.ORGANISATION: text(resolution, "organisation_id"),
        addresses.RESOLUTION: text(resolution, "resolution_id"),
    }
    link = safe_href(addresses.link(addresses.SETTING_PAGE, changes))
    draw(f'<p><a href="{link}">Nhập thêm, sửa hoặc điều chỉnh chỉ tiêu của nghị quyết này</a></p>')


def targets(resolution: Row, choice: Choice) -> None:
    """The targets of a resolution by group, in its own order, and one file of all of them."""
    ids = (text(resolution, "organisation_id"),)
    resolution_id = text(resolution, "resolution_id")
    frame = data.resolution_targets(choice.generation, ids, resolution_id)
    if frame.empty:
        components.empty_state(
            "Nghị quyết này chưa có chỉ tiêu nào trong kho",
            "Nạp bảng Chỉ tiêu có mã nghị quyết này.",
            ways_in=components.WAYS_IN,
        )
        return
    yearly = data.resolution_years(choice.generation, ids, resolution_id)
    roadmaps = _roadmaps(frame, yearly)
    source = tables.source(choice)
    with st.container(key="resolution-targets"):
        for group, members in frame.groupby("group_name", sort=False, dropna=False):
            rows = contents.records(members)
            links = [choice.target_link(text(row, "target_id")) for row in rows]
            titles = [
                f"{text(row, 'ordinal')}. {text(row, 'title')}".removeprefix(". ") for row in rows
            ]
            tables.draw(
                contents.resolution_targets(members, source, roadmaps),
                shown=_SHOWN,
                links={"title": links},
                replaced={"title": titles},
                caption=text({"group": group}, "group") or "Chỉ tiêu khác",
            )
    describe = partial(contents.resolution_targets, source=source, roadmaps=roadmaps)
    tables.offer(frame, describe, "chi-tieu-nghi-quyet", choice)


def to_template() -> None:
    """The way to the template for the targets of a new resolution."""
    address = escape(addresses.link(addresses.LOAD_PAGE))
    words = "Có nghị quyết mới: tải mẫu Excel để điền chỉ tiêu rồi nạp"
    st.html(f'<p class="sc-more"><a href="{address}">{words} →</a></p>')


def _numbered(row: Row) -> str:
    return f"{text(row, 'ordinal')}. {text(row, 'title')}".removeprefix(". ")


def _roadmaps(frame: pd.DataFrame, yearly: pd.DataFrame) -> dict[str, str]:
    """The promise of each target by year, with what each year asks."""
    steps: dict[str, list[Row]] = {}
    for row in contents.records(yearly):
        steps.setdefault(text(row, "target_id"), []).append(row)
    found = {}
    for row in contents.records(frame):
        if text(row, "target_id") in steps:
            asked = [
                (text(step, "year"), fraction(step, "value"), fraction(step, "upper"))
                for step in steps[text(row, "target_id")]
            ]
            found[text(row, "target_id")] = promises.roadmap(row, asked)
    return found
