"""Words of the versions of a figure: what became of each, who, when, why and from which file."""

from datetime import datetime

from scorecard.labels import dates
from scorecard.labels.fields import Row, day, is_true, text
from scorecard.labels.figures import figure


def kind(row: Row) -> str:
    """What sort of report it is."""
    if is_true(row, "is_withdrawn"):
        return "Rút số liệu"
    if is_true(row, "is_estimate"):
        return "Ước thực hiện"
    return "Kết quả"


def standing(row: Row) -> str:
    """What became of a version; a row of ``board/versions.sql`` with ``as_of``."""
    replaced = day(row, "next_recorded_on")
    if replaced:
        by = f" bởi {text(row, 'next_recorded_by')}" if text(row, "next_recorded_by") else ""
        word = "Đã rút" if is_true(row, "next_is_withdrawn") else "Đã thay bằng bản sau"
        return f"{word} ngày {dates.day(replaced)}{by}"
    if is_true(row, "is_withdrawn"):
        return "Kỳ này không còn số liệu"
    last_day, as_of = day(row, "last_day"), day(row, "as_of")
    if last_day and as_of and last_day > as_of:
        return "Sau kỳ rà soát này"
    return "Đang dùng, được tính" if is_true(row, "is_counted") else "Đang dùng, không cộng vào"


def origin(row: Row) -> str:
    """Where it came in: ket_qua.xlsx, sheet Kết quả, dòng 14; lần nạp 3 ngày 05/10/2024, Bình."""
    sheet, number = text(row, "sheet"), text(row, "row_number")
    place = [text(row, "file"), f"sheet {sheet}" * bool(sheet), f"dòng {number}" * bool(number)]
    loaded = row.get("loaded_at")
    load = f"lần nạp {text(row, 'load_id')}"
    if isinstance(loaded, datetime):
        load += f" ngày {dates.day(dates.in_vietnam(loaded).date())}"
    who = f", {text(row, 'loaded_by')}" if text(row, "loaded_by") else ""
    return "; ".join(part for part in (", ".join(p for p in place if p), f"{load}{who}") if part)


def option(row: Row) -> str:
    """A figure to pick: "quý I/2024: 47 (bản 2)", an estimate and a withdrawal by their words."""
    what = "đã rút" if is_true(row, "is_withdrawn") else figure(row, "")
    word = ", ước" if is_true(row, "is_estimate") else ""
    return f"{dates.period(text(row, 'period'))}{word}: {what} (bản {text(row, 'version_number')})"
