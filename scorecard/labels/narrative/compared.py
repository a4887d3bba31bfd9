"""A mandate against the one before it, indicator by indicator."""

from collections.abc import Mapping, Sequence
from typing import Final

from scorecard.labels import dates, numbers, promises, results
from scorecard.labels.fields import Row, is_true, text
from scorecard.labels.narrative.passages import Passage, Sentence
from scorecard.labels.narrative.phrases import listed, moved, name, sentence
from scorecard.labels.needs import is_cap
from scorecard.model.vocabulary import FINAL_STATUSES, Cadence, Measure

_YEARLY: Final = (Cadence.EACH_YEAR, Cadence.BY_YEAR)
_NUMERIC: Final = (Measure.FLOW, Measure.STOCK, Measure.RATIO)


def former(mandate: Mapping[str, object], rows: Sequence[Row]) -> Passage:
    """What moved since the mandate before, what is asked below the last result, what was left."""
    is_year = bool(text(mandate, "year_code"))
    told: list[Sentence] = []
    for row in rows:
        if text(row, "target_id"):
            told += _against_former(row, is_year=is_year)
            told += _below_last(row)
    left = [row for row in rows if not text(row, "target_id") and text(row, "former_target_id")]
    if left:
        names = listed([name({"title": text(row, "former_title")}) for row in left])
        words = f"{_before(is_year)} còn có chỉ tiêu {names}, {_now(is_year)} không đặt lại"
        told.append(sentence(words, [{"target_id": text(row, "former_target_id")} for row in left]))
    heading = "So với năm trước" if is_year else "So với nhiệm kỳ trước"
    return Passage("former", heading, tuple(told))


def _against_former(row: Row, *, is_year: bool) -> list[Sentence]:
    """Both results where both are final; the change where the two are of one kind."""
    earlier = _earlier(row)
    if not {text(row, "status"), text(earlier, "status")} <= FINAL_STATUSES:
        return []
    now, then = (results.actual(each, with_unit=True) for each in (row, earlier))
    if numbers.NOT_REPORTED in (now, then):
        return []
    last = ""
    if text(row, "measure") != Measure.FLOW and text(row, "cadence") in _YEARLY and not is_year:
        last = " (năm cuối)"
    change = f", {moved(row, now, then)}" if _is_alike(row) else ""
    words = f"{name(row)}: {_now(is_year)} {now}, {_before(is_year)} {then}{last}{change}"
    return [sentence(words, [row])]


def _is_alike(row: Row) -> bool:
    """Whether two results can be subtracted: of one cadence, and sums over as many years."""
    if text(row, "measure") not in _NUMERIC or text(row, "cadence") != text(row, "former_cadence"):
        return False
    if text(row, "measure") != Measure.FLOW:
        return True
    return text(row, "years_judged") == text(row, "former_years_judged")


def _below_last(row: Row) -> list[Sentence]:
    """A target that asks less than was reached already."""
    if not is_true(row, "is_below_last_result"):
        return []
    when = dates.period(text(row, "last_period"))
    if text(row, "measure") == Measure.RATING:
        asked, reached = promises.asked(row), text(row, "last_level_name")
    else:
        asked = results.value(row, row.get("asked"), with_unit=True)
        held = {"numerator": row.get("last_numerator"), "denominator": row.get("last_denominator")}
        figure = {"actual": row.get("last_result"), "actual_part": None}
        result = {**row, **held, **figure, "value": row.get("asked")}
        reached = results.actual(result, with_unit=True)
    if is_cap(row):
        words = f"{name(row)} cho phép đến {asked}, nhiều hơn kết quả {when} ({reached})"
    else:
        words = f"{name(row)} đặt {asked}, thấp hơn kết quả {when} ({reached})"
    return [sentence(words, [row])]


def _earlier(row: Row) -> Row:
    """The row of the former target: what stands with ``former_`` before its name."""
    prefix = "former_"
    known = {key.removeprefix(prefix): cell for key, cell in row.items() if key.startswith(prefix)}
    return {"measure": row.get("measure"), "unit": row.get("unit"), **known}


def _now(is_year: bool) -> str:
    return "năm nay" if is_year else "nhiệm kỳ này"


def _before(is_year: bool) -> str:
    return "năm trước" if is_year else "nhiệm kỳ trước"
