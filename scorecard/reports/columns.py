"""The columns of every table: heading, kind, width, and how a row of the board fills it."""

from collections.abc import Callable
from datetime import date
from typing import Final

from scorecard.labels import (
    closings,
    comparisons,
    dates,
    mandates,
    needs,
    numbers,
    promises,
    reasons,
    results,
    versions,
    words,
)
from scorecard.labels.fields import Row, fraction, is_true, text
from scorecard.labels.words import STATUSES
from scorecard.model.vocabulary import Measure
from scorecard.reports.tables import ColumnSpec, Kind

Field = tuple[ColumnSpec, Callable[[Row], object]]
"""A column and what stands in it, absent None or empty."""


def _text(name: str, label: str, width: int = 14, absent: str = "") -> Field:
    return ColumnSpec(name, label, width=width, absent=absent), lambda row: text(row, name)


def _number(name: str, label: str, kind: Kind = Kind.NUMBER, absent: str = "") -> Field:
    return ColumnSpec(name, label, kind, absent=absent), lambda row: fraction(row, name)


def _day(name: str, label: str, kind: Kind = Kind.DATE, width: int = 13) -> Field:
    return ColumnSpec(name, label, kind, width), lambda row: row.get(name)


def _period(name: str = "period", label: str = "Kỳ", width: int = 18) -> Field:
    return (
        ColumnSpec(name, label, width=width),
        lambda row: dates.period_title(text(row, name)) if text(row, name) else "",
    )


def _status(name: str = "status", label: str = "Đánh giá") -> Field:
    return (
        ColumnSpec(name, label, width=20, absent=numbers.NOT_APPLICABLE),
        lambda row: words.status(text(row, name)).label if text(row, name) else None,
    )


def _actual(label: str = "Kết quả") -> Field:
    """The figure itself where it is one, else its word: a rung, có, chưa có số liệu."""
    return ColumnSpec("actual", label, Kind.NUMBER, 16, numbers.NOT_REPORTED), _actual_cell


def _actual_cell(row: Row) -> object:
    if text(row, "measure") in (Measure.RATING, Measure.FLAG):
        return results.actual(row)
    return fraction(row, "actual")


def _figure_cell(row: Row) -> object:
    if is_true(row, "is_withdrawn"):
        return "đã rút"
    if text(row, "level_name"):
        return text(row, "level_name")
    value = fraction(row, "figure" if "figure" in row else "value")
    if text(row, "measure") == Measure.FLAG:
        return None if value is None else (results.YES if value else results.NO)
    return value


def _change_cell(name: str) -> Callable[[Row], object]:
    def cell(row: Row) -> object:
        word = text(row, name.replace("value", "text"))
        return word or fraction(row, name)

    return cell


def _title(words: str) -> str:
    return words[:1].upper() + words[1:]


def _term(row: Row) -> str:
    if text(row, "year_code"):
        return dates.period_title(text(row, "year_code"))
    ordinal = text(row, "ordinal")
    start, end = row.get("start_date"), row.get("end_date")
    span = ""
    if isinstance(start, date) and isinstance(end, date):
        span = f"{dates.day(start)} – {dates.day(end)}"
    return ", ".join(part for part in (f"Đại hội lần thứ {ordinal}" * bool(ordinal), span) if part)


def _judged(row: Row) -> str:
    first, last = text(row, "first_judged"), text(row, "last_judged")
    return first if first == last else f"{first} đến {last}"


_SOURCE: Final = (
    _text("file", "Tệp", 34),
    _text("sheet", "Sheet", 14),
    _text("row_number", "Dòng", 9),
    _day("loaded_at", "Nạp lúc", Kind.MOMENT, 17),
)
_UNIT: Final[Field] = (ColumnSpec("unit", "ĐVT", width=12), results.unit)
_TARGET: Final = (
    _text("organisation_name", "Tổ chức", 34),
    _text("title", "Chỉ tiêu", 44),
)
REVIEW: Final = (
    _text("organisation_name", "Tổ chức", 34),
    _text("group_name", "Nhóm", 24),
    _text("ordinal", "STT", 7),
    _text("title", "Chỉ tiêu", 44),
    (ColumnSpec("promise", "Nghị quyết giao", width=34), promises.promise),
    _period(),
    _UNIT,
    _number("value", "Mức giao", absent=numbers.NOT_APPLICABLE),
    _actual("Kết quả lũy kế"),
    _number("attainment", "Mức hoàn thành", Kind.SHARE, numbers.NOT_APPLICABLE),
    _number("expected", "Đến hạn", absent=numbers.NOT_APPLICABLE),
    _number("pace", "So với tiến độ", Kind.SHARE, numbers.NOT_APPLICABLE),
    _status(),
    _number("needed_total", "Còn cần", absent=numbers.NOT_APPLICABLE),
    _number("needed_per_quarter", "Mỗi quý còn lại", absent=numbers.NOT_APPLICABLE),
    _number("projection", "Dự kiến cả năm", absent=numbers.NOT_APPLICABLE),
    _text("cause", "Nguyên nhân", 40),
    _text("remedy", "Biện pháp", 40),
    _text("recorded_by", "Người báo cáo", 24),
    _day("data_through", "Số liệu đến"),
)
STANDING: Final = (
    _text("organisation_name", "Tổ chức", 44),
    _number("targets", "Chỉ tiêu"),
    *(_number(status.value, _title(look.short)) for status, look in STATUSES.items()),
    _number("unreported", "Chưa báo cáo đủ"),
)
BRANCHES: Final = (
    _text("organisation_name", "Đơn vị", 44),
    _number("organisations", "Tổ chức"),
    _number("cells", "Chi bộ"),
    _number("targets", "Chỉ tiêu"),
    *(_number(status.value, _title(look.short)) for status, look in STATUSES.items()),
    _number("unreported", "Chưa báo cáo đủ"),
    _number("reached", "Đạt trở lên"),
    _number("final", "Đã kết luận"),
    _number("score", "Điểm tiến độ", Kind.SHARE, numbers.NOT_APPLICABLE),
    _number("valued", "Có số liệu"),
    _number("due", "Đã đến kỳ"),
)
UNREPORTED: Final = (
    *_TARGET,
    _period(),
    _status("status", "Tình trạng"),
    _day("last_day", "Hết kỳ"),
    _day("data_through", "Số liệu mới đến"),
    _number("days_late", "Số ngày sau hết kỳ", absent=numbers.NOT_APPLICABLE),
    (
        ColumnSpec("missing", "Quý còn thiếu", width=26),
        lambda row: ", ".join(
            dates.period_short(code) for code in text(row, "missing").split(", ") if code
        ),
    ),
    _text("recorded_by", "Người báo cáo gần nhất", 26),
)
CHANGES: Final = (
    *_TARGET,
    _status("previous_status", "Kỳ trước"),
    _status("status", "Kỳ này"),
    _number("previous_actual", "Kết quả kỳ trước"),
    _number("actual", "Kết quả kỳ này"),
    _number("previous_pace", "Tiến độ kỳ trước", Kind.SHARE),
    _number("pace", "Tiến độ kỳ này", Kind.SHARE),
)
CORRECTIONS: Final = (
    *_TARGET,
    _period(),
    (ColumnSpec("old_value", "Số cũ", Kind.NUMBER), _change_cell("old_value")),
    (ColumnSpec("new_value", "Số mới", Kind.NUMBER), _change_cell("new_value")),
    _UNIT,
    _day("recorded_on", "Ngày ghi"),
    _text("recorded_by", "Người ghi", 24),
    _text("note", "Lý do, ghi chú", 40),
)
VERDICTS_SINCE: Final = (
    *_TARGET,
    _period(),
    _status("previous_status", "Khi ấy"),
    _status("status", "Nay"),
    (ColumnSpec("change", "Thay đổi", width=60), closings.verdict_since),
)
FIGURES_SINCE: Final = (*CORRECTIONS, *_SOURCE, _text("loaded_by", "Người nạp", 16))
FACTS: Final = (
    _text("organisation_name", "Tổ chức", 34),
    _text("indicator_name", "Chỉ số", 44),
    _period(),
    (
        ColumnSpec("value", "Kết quả", Kind.NUMBER, 16, numbers.NOT_REPORTED),
        _figure_cell,
    ),
    _UNIT,
    _number("numerator", "Tử số"),
    _number("denominator", "Mẫu số"),
    (ColumnSpec("kind", "Loại", width=16), versions.kind),
    _text("definition", "Cách tính", 40),
    _text("note", "Ghi chú", 40),
    _day("recorded_on", "Ngày ghi"),
    _text("recorded_by", "Người ghi", 24),
    _text("source", "Văn bản", 34),
    *_SOURCE,
)
RESOLUTIONS: Final = (
    _text("title", "Nghị quyết", 60),
    _text("organisation_name", "Tổ chức", 34),
    (ColumnSpec("term", "Nhiệm kỳ, năm", width=34), _term),
    _text("number", "Số", 16),
    _day("adopted_on", "Ngày ban hành"),
    _number("targets", "Số chỉ tiêu"),
    (ColumnSpec("judged", "Các năm xét", width=24), _judged),
    _text("source", "Văn bản gốc", 50),
    *_SOURCE,
)
TARGET_NAMES: Final = (
    _text("group_name", "Nhóm", 24),
    _text("ordinal", "STT", 7),
    _text("title", "Chỉ tiêu", 50),
)
TARGET_SOURCE: Final = (
    _text("indicator_name", "Chỉ số", 34),
    _UNIT,
    _text("definition", "Cách tính", 34),
    _text("source_locator", "Vị trí trong văn bản", 30),
    _text("note", "Ghi chú", 50),
)
YEARS: Final = (
    _period(label="Năm"),
    (ColumnSpec("asked", "Nghị quyết giao", width=24), promises.asked),
    _actual(),
    _UNIT,
    _number("numerator", "Tử số"),
    _number("denominator", "Mẫu số"),
    _number("attainment", "Mức hoàn thành", Kind.SHARE, numbers.NOT_APPLICABLE),
    _number("expected", "Đến hạn", absent=numbers.NOT_APPLICABLE),
    _number("pace", "So với tiến độ", Kind.SHARE, numbers.NOT_APPLICABLE),
    _day("data_through", "Số liệu đến"),
    _status(),
    (ColumnSpec("reason", "Vì sao", width=70), reasons.reason),
)
REPORTS: Final = (
    _period(),
    (ColumnSpec("value", "Số liệu", Kind.NUMBER, 16, numbers.NOT_APPLICABLE), _figure_cell),
    _UNIT,
    _number("numerator", "Tử số"),
    _number("denominator", "Mẫu số"),
    (ColumnSpec("kind", "Loại", width=16), versions.kind),
    _number("version_number", "Bản"),
    (ColumnSpec("standing", "Tình trạng", width=34), versions.standing),
    _day("recorded_on", "Ngày ghi"),
    _text("recorded_by", "Người ghi", 24),
    _text("note", "Lý do, ghi chú", 40),
    _day("superseded_on", "Thay ngày"),
    _text("source", "Văn bản", 34),
    (ColumnSpec("origin", "Từ đâu", width=50), versions.origin),
    *_SOURCE,
    _text("loaded_by", "Người nạp", 16),
)
COMMENTARIES: Final = (
    _day("review_date", "Kỳ rà soát"),
    _text("cause", "Nguyên nhân", 50),
    _text("remedy", "Biện pháp", 50),
    _text("author", "Người giải trình", 24),
    _day("recorded_on", "Ngày ghi"),
    *_SOURCE,
)
LATE: Final = (
    _text("title", "Chỉ tiêu", 44),
    _number("begun_years", "Số năm đã bắt đầu"),
    _number("late_years", "Số năm muộn hoặc thiếu"),
    _number("reports", "Số báo cáo"),
    _number("late_reports", "Báo cáo gửi muộn"),
    _number("most_days_late", "Muộn nhất (ngày sau hạn)", absent=numbers.NOT_APPLICABLE),
    _number("overdue_years", "Số năm quá hạn chưa đủ"),
    (ColumnSpec("lateness", "Muộn ra sao", width=50), mandates.lateness),
)
STILL_OPEN: Final = (
    _text("title", "Chỉ tiêu", 44),
    _period("open_period", "Kỳ đang thực hiện"),
    _status("open_status", "Đánh giá kỳ này"),
    (
        ColumnSpec("standing", "Hiện có", width=26),
        lambda row: needs.standing(mandates.ongoing(row)),
    ),
    (
        ColumnSpec("needed", "Còn cần", width=34, absent=numbers.NOT_APPLICABLE),
        lambda row: needs.needed(mandates.ongoing(row)),
    ),
    (ColumnSpec("reach", "Còn đạt được không", width=30), mandates.reach),
    (
        ColumnSpec("projection", "Dự kiến", width=34, absent=numbers.NOT_APPLICABLE),
        lambda row: needs.projection(mandates.ongoing(row)),
    ),
)
FORMER: Final = (
    (
        ColumnSpec("title", "Chỉ tiêu", width=40),
        lambda row: text(row, "title") or text(row, "former_title"),
    ),
    _UNIT,
    (
        ColumnSpec("former_asked", "Nghị quyết trước", width=22),
        lambda row: comparisons.asked(comparisons.former(row)),
    ),
    (
        ColumnSpec("former_result", "Kết quả trước", width=24),
        lambda row: comparisons.side(comparisons.former(row)),
    ),
    _status("former_status", "Đánh giá trước"),
    (ColumnSpec("asked", "Nghị quyết này", width=22), comparisons.asked),
    (ColumnSpec("result", "Kết quả này", width=24), comparisons.side),
    _status("status", "Đánh giá này"),
    (
        ColumnSpec("last_result", "Đã đạt ngay trước", width=20, absent=numbers.NOT_APPLICABLE),
        comparisons.last_result,
    ),
    (
        ColumnSpec("is_below", "Đặt thấp hơn đã đạt", width=14),
        lambda row: results.YES if is_true(row, "is_below_last_result") else "",
    ),
)
