"""What a check or load found, as lines for a terminal."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final

from etl.check_list import SHEET_OF
from etl.load import LoadResult
from etl.preview import Preview
from etl.problems import Problem, Severity

SHOWN_OF_A_KIND: Final = 20

_HEADINGS: Final = {Severity.ERROR: "LỖI", Severity.WARNING: "CẢNH BÁO"}


def of_problems(problems: Sequence[Problem]) -> Iterator[str]:
    """Errors first, those of one code together, the first of each."""
    for severity in Severity:
        mine = [problem for problem in problems if problem.severity is severity]
        for code, count in Counter(problem.code for problem in mine).items():
            yield f"\n{_HEADINGS[severity]} {code}: {count}"
            shown = [problem for problem in mine if problem.code == code]
            for problem in shown[:SHOWN_OF_A_KIND]:
                yield f"  {problem.message}"
            if count > SHOWN_OF_A_KIND:
                yield (
                    f"  … và {count - SHOWN_OF_A_KIND} chỗ nữa (xem đủ: python -m etl check "
                    "NGUỒN --json)"
                )


def of_counts(result: LoadResult) -> Iterator[str]:
    """A line a table, in the contract's order."""
    for name, sheet in SHEET_OF.items():
        mine = [each for each in result.counts if each.table == name]
        if mine:
            yield (
                f"{sheet}: đọc {sum(each.read for each in mine)}, "
                f"mới {sum(each.new for each in mine)}, "
                f"thay đổi {sum(each.changed for each in mine)}, "
                f"không đổi {sum(each.unchanged for each in mine)}"
            )


def of_corrections(result: LoadResult) -> Iterator[str]:
    """What is corrected, with what it was; what is new stands in the source itself."""
    lines = corrections(result.preview)
    for line in lines[:SHOWN_OF_A_KIND]:
        yield f"  Đính chính: {line}"
    if len(lines) > SHOWN_OF_A_KIND:
        changed = sum(each.changed for each in result.counts)
        yield f"  … {changed} dòng đính chính tất cả; xem đủ ở trang Nạp số liệu"


def corrections(preview: Preview) -> list[str]:
    """One line a figure that follows another, and a field of a record that becomes another."""
    lines = []
    for row in preview.figures:
        if row["is_correction"]:
            now = _figure(row, "") + ("" if row["is_in_force"] else " (số đang dùng không đổi)")
            what = ", ".join((row["organisation_name"], row["indicator_name"], row["period"]))
            place = _place(row["file"], row["sheet"], row["row_number"])
            lines.append(f"{what}: {_figure(row, 'former_')} → {now} ({place})")
    for record in preview.records:
        title = " · ".join(_shown(value) for value in record.title)
        place = _place(record.file, record.sheet, record.row)
        lines += [
            f"{title}, {each.heading}: {_shown(each.before)} → {_shown(each.after)} ({place})"
            for each in record.fields
        ]
    return lines


def _figure(row: Mapping[str, Any], prefix: str) -> str:
    if row[f"{prefix}is_withdrawn"]:
        return "rút số liệu"
    level = row[f"{prefix}level_name"] or row[f"{prefix}level"]
    if level:
        return str(level)
    part, whole = row[f"{prefix}numerator"], row[f"{prefix}denominator"]
    if whole is not None:
        return f"{_shown(part)}/{_shown(whole)}"
    if row["measure"] == "flag":
        return "có" if row[f"{prefix}value"] else "không"
    return f"{_shown(row[f'{prefix}value'])} {row['unit']}".strip()


def _place(file: str, sheet: str | None, row: int) -> str:
    return f"{file}, sheet {sheet}, dòng {row}" if sheet else f"{file}, dòng {row}"


def _shown(value: object) -> str:
    match value:
        case None:
            return "trống"
        case bool():
            return "có" if value else "không"
        case Decimal():
            text = f"{value:f}"
            return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")
        case date():
            return f"{value:%d/%m/%Y}"
        case _:
            return str(value)
