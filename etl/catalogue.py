"""What must be known of indicators, scales and targets to read figures (contract §1)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyarrow as pa

from etl.words import fold
from scorecard.model.vocabulary import RATING_SCALE, RATING_SCALE_ID


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator as far as cleaning needs it."""

    unit: str
    measure: str
    aggregation: str
    scale_id: str | None
    can_be_negative: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale's rungs: code → name, and folded name → code."""

    names: Mapping[str, str]
    codes: Mapping[str, str]

    def level(self, text: str) -> str | None:
        """The rung's code of a (tidy) code or name; None where the scale has no such rung."""
        return text if text in self.names else self.codes.get(fold(text))


@dataclass(frozen=True, slots=True)
class TargetBrief:
    """A target as far as the rows of its years need it."""

    indicator_id: str
    comparator: str
    cadence: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Indicators, scales and targets by id."""

    indicators: Mapping[str, Indicator]
    scales: Mapping[str, Scale]
    targets: Mapping[str, TargetBrief]

    @classmethod
    def from_tables(cls, indicators: pa.Table, scales: pa.Table, targets: pa.Table) -> "Catalogue":
        """A catalogue of tables under the contract's column names; rows with gaps are left out.

        ``indicators`` needs id, unit, measure, aggregation, scale_id, can_be_negative; ``scales``
        id, level, name; ``targets`` id, indicator_id, comparator, cadence. Where an id stands
        twice the later row counts. The scale that always exists is added.
        """
        known = {
            str(key): Indicator(
                str(unit),
                str(measure),
                str(aggregation),
                scale if isinstance(scale, str) else None,
                bool(negative),
            )
            for key, unit, measure, aggregation, negative, scale in _rows(
                indicators,
                ["id", "unit", "measure", "aggregation", "can_be_negative"],
                ["scale_id"],
            )
        }
        briefs = {
            str(key): TargetBrief(str(indicator), str(comparator), str(cadence))
            for key, indicator, comparator, cadence in _rows(
                targets, ["id", "indicator_id", "comparator", "cadence"]
            )
        }
        return cls(known, _scales(scales), briefs)

    @classmethod
    def empty(cls) -> "Catalogue":
        """A catalogue that knows the one scale that always exists."""
        return cls({}, _scales(pa.table({"id": [], "level": [], "name": []})), {})


def _rows(
    table: pa.Table, needed: list[str], optional: list[str] | None = None
) -> Iterator[tuple[object, ...]]:
    """The rows of those columns in which nothing needed is missing."""
    columns = [table.column(name).to_pylist() for name in (*needed, *(optional or []))]
    for row in zip(*columns, strict=True):
        if None not in row[: len(needed)]:
            yield row


def _scales(table: pa.Table) -> dict[str, Scale]:
    rungs = {RATING_SCALE_ID: {level: name for level, _, name in RATING_SCALE}}
    for scale_id, level, name in _rows(table, ["id", "level", "name"]):
        rungs.setdefault(str(scale_id), {})[str(level)] = str(name)
    return {
        scale_id: Scale(names, {fold(name): level for level, name in names.items()})
        for scale_id, names in rungs.items()
    }
