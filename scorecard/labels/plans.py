"""The words by which a target is entered, and its promise read back as one sentence."""

from collections.abc import Sequence
from typing import Final

from scorecard.labels import numbers, promises
from scorecard.labels.fields import Row, fraction, text
from scorecard.model.vocabulary import Aggregation, Cadence, Comparator, Measure, YearBasis

MEASURES: Final = {
    Measure.FLOW: "Cộng dồn (học viên đã học, tiền thu được)",
    Measure.STOCK: "Mức tại thời điểm (số trường đạt chuẩn)",
    Measure.RATIO: "Tỷ lệ phần trăm",
    Measure.RATING: "Xếp loại theo thang bậc",
    Measure.FLAG: "Có hoặc không",
}
COMPARATORS: Final = {
    Comparator.AT_LEAST: "Ít nhất, từ … trở lên",
    Comparator.ABOVE: "Trên …",
    Comparator.AT_MOST: "Không quá …",
    Comparator.BELOW: "Dưới …",
    Comparator.EXACTLY: "Đúng bằng …",
    Comparator.BETWEEN: "Từ … đến … (đạt từ mức dưới)",
    Comparator.WITHIN: "Trong khoảng … đến … (không vượt mức trên)",
}
CADENCES: Final = {
    Cadence.EACH_YEAR: "Mỗi năm một mức như nhau",
    Cadence.BY_YEAR: "Theo lộ trình, mỗi năm một mức riêng",
    Cadence.TERM_TOTAL: "Cộng cả nhiệm kỳ",
    Cadence.TERM_END: "Đến cuối nhiệm kỳ",
}
YEAR_BASES: Final = {
    YearBasis.CALENDAR: "Năm dương lịch",
    YearBasis.FINANCIAL: "Năm tài chính",
    YearBasis.SCHOOL: "Năm học",
}
AGGREGATIONS: Final = {
    Aggregation.POOLED: "Gộp tử số và mẫu số các kỳ",
    Aggregation.LAST: "Lấy kỳ báo cáo cuối",
}

_SHARE: Final = "tỷ lệ "
_OF_WHAT: Final = ("trên ", "trong ", "so với ")


def sentence(row: Row, years: Sequence[Row] = ()) -> str:
    """The whole promise as one sentence, with what is counted and of what.

    "Mỗi năm học, ít nhất 80% học viên được cấp chứng chỉ, trên số học viên dự thi". Needs the
    columns of ``promises.promise``, indicator_name and definition; ``years`` (period, value, upper,
    level_name) where each year asks something of its own.
    """
    name, measure = text(row, "indicator_name"), text(row, "measure")
    counted = name[:1].lower() + name[1:] if name[1:2].islower() or name[1:2] == " " else name
    if text(row, "cadence") == Cadence.BY_YEAR:
        steps = [
            f"{numbers_of(year, row)} ({text(year, 'period')})" for year in years if _asks(year)
        ]
        told = f"{promises.when(row)}, {counted}: {'; '.join(steps) or '…'}"
    elif measure == Measure.FLAG:
        told = f"{promises.when(row)}: {counted}"
    elif measure == Measure.RATIO:
        told = f"{promises.when(row)}, {_share(row)} {counted.removeprefix(_SHARE)}"
    else:
        told = f"{promises.when(row)}, {promises.what(row)}: {counted}"
    return told + _of_what(text(row, "definition"))


def numbers_of(year: Row, row: Row) -> str:
    """What one year asks."""
    asked = {**row, **{name: year.get(name) for name in ("value", "upper", "level_name")}}
    return _share(asked) if text(row, "measure") == Measure.RATIO else promises.what(asked)


def is_whole(row: Row, years: Sequence[Row] = ()) -> bool:
    """Whether enough is known to read a promise back."""
    measure, cadence = text(row, "measure"), text(row, "cadence")
    if not (measure and cadence and text(row, "comparator")):
        return False
    if cadence == Cadence.BY_YEAR:
        return any(_asks(year) for year in years)
    if measure == Measure.FLAG:
        return True
    if measure == Measure.RATING:
        return bool(text(row, "level_name"))
    ranged = text(row, "comparator") in (Comparator.BETWEEN, Comparator.WITHIN)
    return fraction(row, "value") is not None and (not ranged or fraction(row, "upper") is not None)


def _asks(year: Row) -> bool:
    return fraction(year, "value") is not None or bool(text(year, "level_name"))


def _share(row: Row) -> str:
    """A share asked for, as it stands before what it is a share of."""
    value = fraction(row, "value")
    if value is not None and text(row, "comparator") == Comparator.AT_LEAST and value != 100:
        return f"ít nhất {numbers.percent(value)}"
    return promises.what(row)


def _of_what(definition: str) -> str:
    if not definition:
        return ""
    plain = definition[:1].lower() + definition[1:].rstrip(" .")
    return f", {plain}" if plain.startswith(_OF_WHAT) else f" ({plain})"
