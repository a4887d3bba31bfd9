"""This mandate against the one before, in words; rows are those of ``Retrospective.former``."""

from typing import Any

from scorecard.labels import dates, mandates, numbers, promises, results
from scorecard.labels.fields import Row, fraction, text, whole_number
from scorecard.labels.needs import is_cap
from scorecard.labels.words import status
from scorecard.model.vocabulary import Measure

_SHARED = ("indicator_id", "indicator_name", "unit", "measure")


def former(row: Row) -> dict[str, Any]:
    """The former target of a row, under the names that every other sentence reads."""
    own = {name: row.get(name) for name in _SHARED}
    there = {
        name.removeprefix("former_"): cell
        for name, cell in row.items()
        if name.startswith("former_")
    }
    return own | there


def side(row: Row) -> str:
    """What a mandate had: "610; đạt 2/2 năm (108,9%)"; a dash where it had no such target."""
    if not text(row, "target_id"):
        return numbers.NOT_APPLICABLE
    shown = mandates.result(row)
    attainment = fraction(row, "attainment")
    if attainment is None or whole_number(row, "years_judged") is None:
        return shown
    return f"{shown} ({results.attainment(row)})"


def asked(row: Row) -> str:
    """What a mandate asked; a dash where it had no such target."""
    return mandates.asked(row) if text(row, "target_id") else numbers.NOT_APPLICABLE


def last_result(row: Row) -> str:
    """The last result before the mandate: "314 (năm 2021)"; a dash where none is known."""
    if not text(row, "last_period"):
        return numbers.NOT_APPLICABLE
    when = dates.period(text(row, "last_period"))
    return f"{_last(row)} ({when})"


def set_lower(row: Row) -> str:
    """That a target asks less than was reached: "đặt ≥ 300 học viên, năm 2021 đã đạt 314"."""
    when = dates.period(text(row, "last_period"))
    word = "đặt" if not is_cap(row) else "cho phép"
    verb = "đã đạt" if not is_cap(row) else "chỉ có"
    return f"{word} {_first_asked(row)}, {when} {verb} {_last(row, with_unit=True)}"


def verdict(row: Row) -> str:
    """The verdict as icon and word; a dash where there was no such target."""
    code = text(row, "status")
    return f"{status(code).icon} {status(code).label}" if code else numbers.NOT_APPLICABLE


def _first_asked(row: Row) -> str:
    if text(row, "measure") == Measure.RATING:
        return promises.asked(row)
    return promises.asked({**row, "value": row.get("asked")})


def _last(row: Row, *, with_unit: bool = False) -> str:
    if text(row, "measure") == Measure.RATING:
        return mandates.rung(text(row, "last_level_name"))
    return results.actual(
        {
            **row,
            "actual": row.get("last_result"),
            "numerator": row.get("last_numerator"),
            "denominator": row.get("last_denominator"),
            "status": "",
            "value": row.get("asked"),
        },
        with_unit=with_unit,
    )
