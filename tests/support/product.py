"""The product's verdicts in the oracle's words, so that the two can be held against each other."""

import math
from datetime import date
from fractions import Fraction
from typing import Any

from scorecard.verdicts import verdicts
from scorecard.warehouse import Reader
from tests.oracle.model import VerdictRow

_NUMBERS = ("actual", "attainment", "expected", "pace")


def product_verdicts(
    reader: Reader, as_of: date, known_at: date | None = None
) -> dict[tuple[str, str], VerdictRow]:
    """Verdicts by target and period; numbers as the exact fraction of the double answered."""
    frame = verdicts(reader, as_of=as_of, known_at=known_at)
    records = frame.astype(object).where(frame.notna(), None).to_dict("records")
    rows = [_row(record) for record in records]
    return {(row.target_id, row.period): row for row in rows}


def _row(record: dict[Any, Any]) -> VerdictRow:
    actual = record["actual"]
    if record["measure"] == "rating":
        actual = record["actual_level"]
    elif record["measure"] == "flag":
        actual = None if actual is None else bool(actual)
    else:
        actual = _fraction(actual)
    return VerdictRow(
        target_id=record["target_id"],
        organisation_id=record["organisation_id"],
        period=record["period"],
        status=record["status"],
        actual=actual,
        attainment=_fraction(record["attainment"]),
        expected=_fraction(record["expected"]),
        pace=_fraction(record["pace"]),
        data_through=record["data_through"],
        stale=bool(record["stale"]),
        years_reached=record["years_reached"],
        years_closed=record["years_closed"],
        years_judged=record["years_judged"],
    )


def _fraction(number: float | None) -> Fraction | None:
    return None if number is None else Fraction(number)


def differences(mine: VerdictRow, oracle: VerdictRow) -> list[str]:
    """Fields in which two verdicts differ; numbers may differ by the rounding of a double."""
    return [
        f"{name}: {getattr(mine, name)!r} instead of {getattr(oracle, name)!r}"
        for name in VerdictRow.__dataclass_fields__
        if not _same(getattr(mine, name), getattr(oracle, name), name in _NUMBERS)
    ]


def _same(mine: object, oracle: object, is_number: bool) -> bool:
    if is_number and isinstance(mine, Fraction) and isinstance(oracle, Fraction):
        return math.isclose(mine, oracle, rel_tol=1e-9, abs_tol=1e-9)
    return mine == oracle and type(mine) is type(oracle)
