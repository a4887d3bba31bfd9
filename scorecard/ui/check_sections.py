"""Sections of the page of data checks, and what the other pages say of them."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import pandas as pd
import streamlit as st

from scorecard.board.data_checks import DataChecks
from scorecard.charts.marks import isolated, safe_href
from scorecard.labels import checks, dates, numbers
from scorecard.labels.fields import day, text
from scorecard.reports import contents, finding_tables
from scorecard.ui import acknowledging, addresses, check_data, components, entering, tables
from scorecard.ui.check_choices import ACKNOWLEDGED, EVERY, OPEN, SETTLED, Sought
from scorecard.ui.choices import Choice
from scorecard.ui.html import draw

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

FEW: Final = 20
"""Rows of each check that are drawn side by side with others; of one alone ``tables.MOST_ROWS``."""

_HEADINGS: Final = {
    "who": "Tổ chức",
    "what": "Chỉ số",
    "period": "Kỳ",
    "finding": "Điều cần kiểm tra",
    "place": "Nguồn",
    "recorded": "Người ghi",
    "mend": "Sửa",
}
_SAID: Final = {"reason": "Lý do xác nhận", "said": "Người xác nhận"}


def bounds(choice: Choice) -> None:
    """Say where only the organisation itself is looked at, since its tree is too large."""
    if choice.is_vast:
        components.note_box(
            f"{choice.organisation.name} có {numbers.number(choice.tree_size - 1)} tổ chức trực "
            "thuộc, quá nhiều để kiểm tra trên một trang: dưới đây là số liệu của chính tổ chức "
            "này. Chọn một đơn vị trực thuộc ở trên để kiểm tra cả đơn vị ấy."
        )


def headline(found: DataChecks) -> None:
    """How many there are, and what is asked elsewhere."""
    still_open, acknowledged = _counts(found)
    words = checks.counted(still_open, acknowledged)
    draw(
        f'<p class="sc-lead">{isolated(words)}.</p>'
        f'<p class="sc-quiet">{isolated(checks.WHAT_IS_CHECKED)}</p>'
    )


def listed(found: DataChecks, sought: Sought, choice: Choice) -> None:
    """The findings that are sought, check by check, each with the form to acknowledge it."""
    frame = sought.among(found)
    acknowledging.say_done()
    if frame.empty:
        components.note_box(_NONE[sought.state])
    elif sought.state == SETTLED:
        _settled(frame, choice)
    else:
        author = _author(choice)
        for code in dict.fromkeys(frame["code"]):
            _kind(str(code), frame[frame["code"] == code], sought, choice, author)
        describe = partial(finding_tables.findings, source=tables.source(choice))
        tables.offer(frame, describe, "kiem-tra", choice)
    draw(f'<p class="sc-quiet">{isolated(checks.AT_LOADING)}</p>')


def room() -> "DeltaGenerator":
    """Where ``count`` and ``hint`` are to stand: filled last, since checking takes long."""
    return st.container()


def count(choice: Choice, room: "DeltaGenerator") -> None:
    """How much is to be checked in the whole tree, with the way to it."""
    _say(check_data.found(choice.generation, choice.tree_ids, choice.known_at), room)


def hint(choice: Choice, room: "DeltaGenerator") -> None:
    """The same of those under review, where anything is open."""
    found = check_data.found(choice.generation, choice.organisation_ids, choice.known_at)
    if _counts(found)[0]:
        _say(found, room)


def _say(found: DataChecks, room: "DeltaGenerator") -> None:
    words = checks.counted(*_counts(found))
    href = safe_href(addresses.link(addresses.CHECKS_PAGE))
    with room:
        draw(f'<p class="sc-more">Kiểm tra số liệu: <a href="{href}">{isolated(words)} →</a></p>')


def _counts(found: DataChecks) -> tuple[int, int]:
    acknowledged = int(found.findings["is_acknowledged"].sum())
    return len(found.findings) - acknowledged, acknowledged


def _author(choice: Choice) -> str | None:
    """The name of whoever acknowledges; None where nothing is written."""
    if choice.is_past:
        components.note_box(
            f"Trang đang hiện số liệu như đã biết ngày {dates.day(choice.known_at)}, nên không "
            "xác nhận ở đây. Xem số liệu mới nhất để xác nhận."
        )
        return None
    return entering.name_field()


def _kind(
    code: str, frame: pd.DataFrame, sought: Sought, choice: Choice, author: str | None
) -> None:
    drawn = frame.head(FEW if sought.kind == EVERY else tables.MOST_ROWS)
    components.section_title(f"{checks.title(code)}: {numbers.number(len(frame))}")
    if code in checks.KINDS:
        kind = checks.KINDS[code]
        draw(
            f'<p class="sc-quiet"><b>Vì sao hỏi:</b> {isolated(kind.why)}<br>'
            f"<b>Cách xử lý:</b> {isolated(kind.mend)}</p>"
        )
    rows = contents.records(drawn)
    _table(rows, choice, is_said=sought.state == ACKNOWLEDGED)
    if len(frame) > len(drawn):
        more = "" if sought.kind != EVERY else "; chọn riêng loại này ở trên để xem thêm"
        components.note_box(
            f"Đang hiện {numbers.number(len(drawn))} trong {numbers.number(len(frame))} điều"
            f"{more}. Tệp tải về cuối trang có đủ."
        )
    if author is not None:
        acknowledging.form(code, rows, author, withdraw=sought.state == ACKNOWLEDGED)


def _table(rows: Sequence[Mapping[str, Any]], choice: Choice, *, is_said: bool) -> None:
    headings = {**_HEADINGS, **(_SAID if is_said else {})}
    cells = [_cells(place, row) for place, row in enumerate(rows, start=1)]
    links = {
        "what": [_target_link(row, choice) for row in rows],
        "mend": [_mend_link(row) for row in rows],
    }
    with st.container(key=f"findings-{text(rows[0], 'code')}"):
        components.plain_table(
            pd.DataFrame(cells, dtype=object),
            headings,
            caption=f"{checks.title(text(rows[0], 'code'))}: những số liệu cần xem",
            links=links,
        )


def _settled(frame: pd.DataFrame, choice: Choice) -> None:
    """Acknowledgements of what is found no more: kept, and of no effect."""
    drawn = tables.first(frame)
    describe = partial(finding_tables.settled, source=tables.source(choice))
    tables.draw(
        describe(drawn),
        shown=(
            *("organisation_name", "code", "indicator_name", "period", "finding"),
            *("reason", "author", "acknowledged_on"),
        ),
        caption="Xác nhận đã hết hiệu lực: số liệu đã thay đổi, điều đã xác nhận không còn",
        total=len(frame),
    )
    tables.offer(frame, describe, "xac-nhan-cu", choice)


def _cells(place: int, row: Mapping[str, Any]) -> dict[str, object]:
    said = " · ".join(
        part for part in (text(row, "author"), dates.day(day(row, "acknowledged_on"))) if part
    )
    return {
        "who": f"{place}. {text(row, 'organisation_short_name')}",
        "what": text(row, "indicator_name"),
        "period": text(row, "period"),
        "finding": checks.found(row),
        "place": checks.place(row),
        "recorded": checks.recorded(row),
        "mend": f"Nhập {dates.period(text(row, 'mend_period'))}",
        "reason": text(row, "reason"),
        "said": said,
    }


def _target_link(row: Mapping[str, Any], choice: Choice) -> str:
    target_id = text(row, "target_id")
    return choice.target_link(target_id) if target_id else ""


def _mend_link(row: Mapping[str, Any]) -> str:
    changes = {
        addresses.ORGANISATION: text(row, "mend_organisation_id"),
        addresses.SCOPE: None,
        addresses.PERIOD: text(row, "mend_period"),
    }
    return addresses.link(addresses.ENTRY_PAGE, changes)


_NONE: Final = {
    OPEN: "Không còn điều nào chưa xử lý.",
    ACKNOWLEDGED: "Chưa điều nào được xác nhận.",
    SETTLED: "Không có xác nhận nào hết hiệu lực.",
}
