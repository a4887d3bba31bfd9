"""Small data sets of one organisation and one target, for case tables worked out by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from .model import COLUMNS, Change, Dataset, Row, VerdictRow, row
from .periods import parse
from .verdicts import verdicts

FIRST, LAST = date(2022, 1, 1), date(2024, 12, 31)
FLOW = {"measure": "flow", "unit": "lượt"}
STOCK = {"measure": "stock", "unit": "trường"}
RATIO = {"measure": "ratio", "unit": "%"}
RATING = {"measure": "rating", "unit": "mức", "scale_id": "xep_loai"}
FLAG = {"measure": "flag", "unit": "có/không"}


def report(period: str, figure: Any = None, recorded_on: date | None = None, **cells: Any) -> Row:
    """An actual: a number as text, a level, a flag, or ``"3/4"`` for a part and its whole."""
    entry = row("actuals", organisation_id="o", indicator_id="i", period=period)
    entry["recorded_on"] = recorded_on or parse(period).last
    if isinstance(figure, bool):
        entry["value"] = figure
    elif isinstance(figure, str) and "/" in figure:
        numerator, denominator = figure.split("/")
        entry |= {"numerator": Decimal(numerator), "denominator": Decimal(denominator)}
    elif isinstance(figure, str) and figure[-1].isalpha():
        entry["level"] = figure
    elif figure is not None:
        entry["value"] = Decimal(figure)
    return entry | cells


def world(
    indicator: dict[str, Any],
    target: dict[str, Any],
    *actuals: Row,
    organisation: tuple[dict[str, Any], ...] = ({},),
    term: tuple[date, date] = (FIRST, LAST),
    term_cells: dict[str, Any] | None = None,
    years: dict[str, str] | None = None,
    resolution: dict[str, Any] | None = None,
) -> Dataset:
    """One organisation, term, resolution, indicator and target; actuals in one load each."""
    plan = {"comparator": ">=", "cadence": "each_year", "title": "Chỉ tiêu", **target}
    decree = resolution or {"kind": "congress", "term_id": "t"}
    span = {"start_date": term[0], "end_date": term[1], **(term_cells or {})}
    return Dataset(
        organisations=tuple(
            row("organisations", **{"id": "o", "name": "Chi bộ", "kind": "chi_bo", **cells})
            for cells in organisation
        ),
        terms=(row("terms", id="t", organisation_id="o", **span),),
        resolutions=(row("resolutions", id="r", organisation_id="o", title="NQ", **decree),),
        indicators=(row("indicators", id="i", name="Chỉ số", **indicator),),
        targets=(row("targets", id="c", resolution_id="r", indicator_id="i", **_typed(plan)),),
        target_years=tuple(
            row("target_years", target_id="c", year=year, value=Decimal(value))
            for year, value in (years or {}).items()
        ),
        actual_loads=tuple((entry,) for entry in actuals),
    )


def changed(data: Dataset, *steps: dict[str, Any]) -> Dataset:
    """The one target of a world changed, each step in a call of its own.

    A step holds the cells that change, ``years`` what years ask anew, and where a decision brings
    it ``decided_on``; ``recorded_on`` is that of the decision, its own day where it is not named.
    """
    target, changes = data.targets[0], []
    for step in steps:
        cells = {name: cell for name, cell in step.items() if name in COLUMNS["targets"]}
        target = {**target, **_typed(cells)}
        decision = row("adjustments", target_id=target["id"], decision="QĐ")
        decision["decided_on"] = step.get("decided_on")
        decision["recorded_on"] = step.get("recorded_on", step.get("decided_on"))
        years = tuple(
            row("target_years", target_id=target["id"], year=year, value=Decimal(value))
            for year, value in step.get("years", {}).items()
        )
        changes.append(
            Change(
                targets=(target,) if cells else (),
                target_years=years,
                adjustments=(decision,) if "decided_on" in step else (),
            )
        )
    return replace(data, changes=tuple(changes))


def _typed(plan: dict[str, Any]) -> dict[str, Any]:
    numbers = ("value", "upper", "baseline")
    return {
        name: Decimal(cell) if name in numbers and isinstance(cell, str) else cell
        for name, cell in plan.items()
    }


class Asked:
    """Whom the cases by hand ask: the oracle, unless a test puts another in its place."""

    verdicts: ClassVar[Callable[[Dataset, date, date | None], Iterable[VerdictRow]]] = verdicts


def verdict(data: Dataset, period: str, as_of: date, known_at: date | None = None) -> VerdictRow:
    """The verdict of one period."""
    (found,) = [row for row in Asked.verdicts(data, as_of, known_at) if row.period == period]
    return found


def of_2023(
    indicator: dict[str, Any], target: dict[str, Any], as_of: date, *rows: Row, **more: Any
) -> VerdictRow:
    """The verdict of 2023."""
    return verdict(world(indicator, target, *rows, **more), "2023", as_of)


def asked(comparator: str, value: str, upper: str | None = None, **cells: Any) -> dict[str, Any]:
    """What a target asks."""
    return {"comparator": comparator, "value": value, "upper": upper, **cells}
