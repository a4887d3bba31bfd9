"""The checks on data in words: what each is called, why it is asked, how it is mended."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from scorecard.labels import dates, numbers
from scorecard.labels.fields import Row, day, is_true, text


@dataclass(frozen=True, slots=True)
class Kind:
    """One check: its name, why it is asked, what to do."""

    title: str
    why: str
    mend: str


KINDS: Final[Mapping[str, Kind]] = {
    "percent_mismatch": Kind(
        "Tỷ lệ không khớp tử số, mẫu số",
        "Khi xét, tử số và mẫu số được dùng; tỷ lệ ghi bên cạnh mà không khớp thì một trong ba số "
        "đã ghi sai.",
        "Đối chiếu ba số với văn bản gốc rồi đính chính số sai.",
    ),
    "numerator_above_denominator": Kind(
        "Tử số lớn hơn mẫu số",
        "Một phần không thể lớn hơn toàn thể; thường là hai ô bị đổi chỗ, hoặc mẫu số là của kỳ "
        "khác.",
        "Đổi lại hai ô, hoặc đính chính mẫu số; tỷ lệ vốn có thể trên 100% thì xác nhận.",
    ),
    "recorded_early": Kind(
        "Ghi nhận trước khi hết kỳ",
        "Kết quả của một kỳ chỉ chắc chắn khi kỳ đã hết; số có trước ngày ấy thường là số ước.",
        "Nhập lại là ước thực hiện, hoặc đính chính ngày ghi nhận.",
    ),
    "parts_mismatch": Kind(
        "Cả kỳ không khớp các phần",
        "Cùng một thời gian mà hai báo cáo cho hai kết quả; hệ thống giữ cả hai và không tự sửa.",
        "Đối chiếu hai báo cáo rồi đính chính số sai.",
    ),
    "jump": Kind(
        "Chênh lệch lớn so với năm trước",
        "Chênh nhiều lần so với cùng kỳ năm trước thường do sai đơn vị hoặc thừa, thiếu chữ số.",
        "Kiểm tra đơn vị và số chữ số rồi đính chính; biến động thật thì xác nhận kèm lý do.",
    ),
    "outside_every_term": Kind(
        "Ngoài mọi nhiệm kỳ",
        "Kỳ báo cáo không chạm nhiệm kỳ hay nghị quyết năm nào của tổ chức, nên không chỉ tiêu nào "
        "dùng đến số này.",
        "Đính chính kỳ báo cáo, hoặc nạp nhiệm kỳ còn thiếu; số liệu tham khảo thì xác nhận.",
    ),
    "fraction_among_wholes": Kind(
        "Số lẻ giữa các số nguyên",
        "Mọi số khác của chỉ số là số nguyên; phần lẻ thường do gõ nhầm dấu chấm, dấu phẩy.",
        "Kiểm tra dấu phẩy thập phân rồi đính chính.",
    ),
    "missing_period": Kind(
        "Thiếu kỳ ở giữa",
        "Kỳ trước và kỳ sau đều có báo cáo mà kỳ giữa không có; số lũy kế dừng lại ở chỗ thiếu.",
        "Nhập báo cáo của kỳ còn thiếu, kể cả khi không phát sinh (ghi 0).",
    ),
    "too_many_excellent": Kind(
        "Xuất sắc vượt tỷ lệ cho phép",
        "Quy định về xếp loại đặt trần cho số tổ chức hoàn thành xuất sắc trong số hoàn thành tốt "
        "trở lên.",
        "Đối chiếu với quy định đang áp dụng; đính chính xếp loại, hoặc xác nhận kèm văn bản cho "
        "phép.",
    ),
    "changed_unit": Kind(
        "Đổi đơn vị tính",
        "Các số này được ghi khi chỉ số mang đơn vị khác, và không được quy đổi.",
        "Đính chính theo đơn vị mới; nếu chỉ sửa cách viết thì xác nhận.",
    ),
}
"""By the code of the check (``etl.data_checks``), in the order of the page's list."""

WHAT_IS_CHECKED: Final = (
    "Mọi số liệu đang dùng đều được kiểm tra, không riêng kỳ đang chọn. Đây là điều để hỏi lại, "
    "không phải lỗi: số liệu không bị sửa, và vẫn được dùng khi xét."
)
AT_LOADING: Final = (
    "Hai điều nữa được hỏi ngay khi nạp, vì không vào được kho: dòng trùng nhau trong một lần nạp "
    "(giống hệt thì chỉ tính một lần, khác nhau thì không nạp), và số ghi kèm đơn vị khác đơn vị "
    "của chỉ số (không nạp)."
)
"""What of semantics §9 a stored warehouse cannot hold."""

OPEN: Final = "Chưa xử lý"
ACKNOWLEDGED: Final = "Đã xác nhận"

_PERIOD: Final = re.compile(r"\bkỳ (\d{4}(?:-[0-9A-Z]+)*)")


def title(code: str) -> str:
    """What a check is called; a code that is none stands for itself."""
    return KINDS[code].title if code in KINDS else code


def found(row: Row) -> str:
    """What was found, as a sentence begins, periods in words: Năm 2023 báo 310…

    Of a check that is none the text stands as it was written.
    """
    said = text(row, "finding")
    if text(row, "code") not in KINDS:
        return said
    shown = _PERIOD.sub(lambda match: dates.period(match[1]), said)
    return shown[:1].upper() + shown[1:]


def place(row: Row) -> str:
    """Where the report stands: file, sheet, row."""
    parts = (
        PurePath(text(row, "file")).name,
        f"sheet {text(row, 'sheet')}" if text(row, "sheet") else "",
        f"dòng {text(row, 'row_number')}" if text(row, "row_number") else "",
    )
    return ", ".join(part for part in parts if part)


def recorded(row: Row) -> str:
    """Who reported it, and when."""
    when = day(row, "recorded_on")
    parts = (text(row, "recorded_by"), dates.day(when) if when else "")
    return " · ".join(part for part in parts if part)


def about(row: Row) -> str:
    """Which report it is about: organisation, indicator, period."""
    parts = (
        text(row, "organisation_short_name"),
        text(row, "indicator_name"),
        dates.period_title(text(row, "period")),
    )
    return " · ".join(part for part in parts if part)


def standing(row: Row) -> str:
    """Whether somebody holds it to be right."""
    return ACKNOWLEDGED if is_true(row, "is_acknowledged") else OPEN


def counted(still_open: int, acknowledged: int) -> str:
    """How many there are: 12 điều cần kiểm tra, 3 đã xác nhận."""
    if not still_open and not acknowledged:
        return "Không có điều gì cần kiểm tra"
    first = f"{numbers.number(still_open)} điều cần kiểm tra"
    if not still_open:
        first = "Không còn điều gì cần kiểm tra"
    return f"{first}, {numbers.number(acknowledged)} đã xác nhận"
