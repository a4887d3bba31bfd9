"""What goes in and what comes out: a data set by the tables of contract.md §1, rows by its §2."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

Cell = str | Decimal | date | bool | int | None
Row = dict[str, Any]  # a contract table's row: column name to Cell
Value = Fraction | str | bool | None  # str: code of a rung, bool: a flag

XEP_LOAI: tuple[Row, ...] = (
    {"id": "xep_loai", "level": "xuat_sac", "rank": 1, "name": "Hoàn thành xuất sắc nhiệm vụ"},
    {"id": "xep_loai", "level": "tot", "rank": 2, "name": "Hoàn thành tốt nhiệm vụ"},
    {"id": "xep_loai", "level": "hoan_thanh", "rank": 3, "name": "Hoàn thành nhiệm vụ"},
    {"id": "xep_loai", "level": "khong_hoan_thanh", "rank": 4, "name": "Không hoàn thành nhiệm vụ"},
)


COLUMNS: dict[str, tuple[str, ...]] = {
    table: tuple(names.split())
    for table, names in {
        "organisations": "id name short_name kind parent_id valid_from valid_to successor_id note",
        "terms": "id organisation_id ordinal start_date end_date first_year last_year",
        "resolutions": "id organisation_id kind term_id year number adopted_on title source",
        "scales": "id level rank name",
        "indicators": "id name unit measure aggregation scale_id can_be_negative due_days"
        " definition",
        "targets": "id resolution_id ordinal group title indicator_id comparator value upper level"
        " cadence year_basis first_year last_year baseline profile weight source_locator note",
        "target_years": "target_id year value upper level",
        "actuals": "organisation_id indicator_id period value numerator denominator level estimate"
        " recorded_on recorded_by source note withdrawn",
        "commentaries": "target_id review_date cause remedy author recorded_on",
        "adjustments": "target_id decided_on decision reason author recorded_on",
    }.items()
}


def row(table: str, **cells: Cell) -> Row:
    """A row with every column of the table (contract.md §1); None where not named."""
    unknown = set(cells) - set(COLUMNS[table])
    if unknown:
        raise ValueError(f"{table} has no {sorted(unknown)}")
    return {name: cells.get(name) for name in COLUMNS[table]}


@dataclass(frozen=True)
class Change:
    """A later call of the loader that changes targets, by a decision (adjustments) or without."""

    targets: tuple[Row, ...] = ()
    target_years: tuple[Row, ...] = ()
    adjustments: tuple[Row, ...] = ()


@dataclass(frozen=True)
class Dataset:
    """Rows of every contract table, cells already typed.

    ``actual_loads``: the actuals of each call of the loader, in the order of the calls; all other
    tables go with the first call. ``changes``: the calls after them.
    """

    organisations: tuple[Row, ...] = ()
    terms: tuple[Row, ...] = ()
    resolutions: tuple[Row, ...] = ()
    scales: tuple[Row, ...] = ()
    indicators: tuple[Row, ...] = ()
    targets: tuple[Row, ...] = ()
    target_years: tuple[Row, ...] = ()
    actual_loads: tuple[tuple[Row, ...], ...] = ((),)
    commentaries: tuple[Row, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def actuals(self) -> tuple[Row, ...]:
        """All actuals in load order, as stored.

        A row equal to a stored one in every column changes nothing (contract.md §1), so it keeps
        the place of its first load.
        """
        stored: list[Row] = []
        seen: set[tuple[tuple[str, Cell], ...]] = set()
        for row in (row for load in self.actual_loads for row in load):
            key = _cells(row)
            if key not in seen:
                seen.add(key)
                stored.append(row)
        return tuple(stored)


def _cells(row: Row) -> tuple[tuple[str, Cell], ...]:
    """Filled cells of an actual with the defaults of estimate and withdrawn applied."""
    return tuple(
        (name, row[name])
        for name in sorted(row)
        if row[name] is not None and not (name in ("estimate", "withdrawn") and row[name] is False)
    )


@dataclass(frozen=True)
class VerdictRow:
    """One object of ``verdicts --json`` (contract.md §2), with exact fractions."""

    target_id: str
    organisation_id: str
    period: str
    status: str
    actual: Value = None
    attainment: Fraction | None = None
    expected: Fraction | None = None
    pace: Fraction | None = None
    data_through: date | None = None
    stale: bool = False
    years_reached: int | None = None
    years_closed: int | None = None
    years_judged: int | None = None
