"""What the page *Nhập kết quả* asks before the grid: period, results or estimates, and a name."""

from datetime import date

import streamlit as st

from scorecard.labels import dates
from scorecard.labels.plain import as_written
from scorecard.model.periods import Period, parse_period
from scorecard.ui import addresses, components, data, entering, pickers
from scorecard.ui.choices import Choice, today
from scorecard.ui.entry_grid import Grid


def choose_grid(choice: Choice) -> Grid | None:
    """Draw the pickers of a grid; None where the address names no period."""
    row = st.container(horizontal=True, vertical_alignment="bottom", key="entry-pickers")
    with row:
        period = _choose_period(choice)
        is_estimate = addresses.given(addresses.ESTIMATES) is not None
        pickers.estimates(is_estimate)
        who = entering.name_field("Người nhập")
    if period is None:
        return None
    found = data.entry(
        choice.generation, choice.organisation.organisation_id, period.code, is_estimate
    )
    grid = Grid(choice, found, who)
    _say_early(grid)
    _say_people(grid)
    return grid


def _choose_period(choice: Choice) -> Period | None:
    asked = _asked_date()
    known = data.entry_periods(
        choice.generation, choice.organisation.organisation_id, today(), asked
    )
    options = {
        each.code: dates.period_title(each.code)
        for each in sorted(known, key=lambda each: (each.last_day, each.months), reverse=True)
    }
    wanted = addresses.given(addresses.PERIOD) or (known[0].code if known else None)
    period = _read(wanted)
    if period is not None:
        options.setdefault(period.code, dates.period_title(period.code))
    pickers.one_of(addresses.PERIOD, "Kỳ báo cáo", options, wanted, "kỳ báo cáo nào", width=250)
    return period


def _asked_date() -> date | None:
    """The review date that came along from another page."""
    try:
        return date.fromisoformat(addresses.given(addresses.REVIEW_DATE) or "")
    except ValueError:
        return None


def _read(code: str | None) -> Period | None:
    try:
        return parse_period(code or "")
    except ValueError:
        return None


def _say_early(grid: Grid) -> None:
    last_day = grid.entry.period.last_day
    if last_day >= today() and not grid.entry.is_estimate:
        components.note_box(
            f"Kỳ này đến {dates.day(last_day)} mới kết thúc. Số dự kiến cả kỳ thì chọn “Ước thực "
            "hiện”: số ước được hiện riêng, không bao giờ tính là kết quả.",
            kind="warning",
        )


def _say_people(grid: Grid) -> None:
    """Who else is typing here; without a name, whose drafts can be gone on with."""
    others = entering.others(grid.form, grid.who)
    if not grid.who:
        components.note_box(
            "Ghi họ tên vào ô Người nhập để bắt đầu. Mỗi ô gõ xong được giữ ngay thành bản nháp "
            "dưới tên ấy: tải lại trang, mất mạng hay máy chủ khởi động lại đều không mất."
        )
        for each in others:
            st.button(
                f"Nhập tiếp bản nháp của {as_written(each.name)} ({entering.how_much(each)})",
                key=f"go-on-{each.owner}",
                on_click=entering.enter_as,
                args=(each.name,),
            )
    elif others:
        named = "; ".join(f"{each.name} ({entering.how_much(each)})" for each in others)
        components.note_box(
            f"Kỳ này còn bản nháp chưa công bố của {named}. Hai người cùng nhập không mất gì: "
            "ai công bố sau sẽ thấy số của người trước và quyết định giữ số nào."
        )
