"""The two engines held against each other, row by row."""

import math
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from etl.export import export
from scorecard.spark import Facts, SparkReader
from scorecard.verdicts import Engine, verdicts
from scorecard.warehouse import Warehouse

DOUBLES = ("actual", "attainment", "expected", "pace")

Row = Mapping[str, Any]


def exported(spark: Any, warehouse: Warehouse, folder: Path) -> SparkReader:
    """A reader of Spark over everything in a warehouse, through real files."""
    export(warehouse, folder)
    facts = Facts(str(folder))
    facts.check(spark)
    return SparkReader(spark, facts)


def answers(engine: Engine, as_of: date, known_at: date | None = None) -> list[Row]:
    """All verdicts, in the order in which they are answered."""
    frame = verdicts(engine, as_of=as_of, known_at=known_at)
    return list(frame.astype(object).where(frame.notna(), None).to_dict("records"))


def differences(mine: list[Row], other: list[Row]) -> list[str]:
    """What differs; a double may differ in its last digit, everything else must be the same."""
    if len(mine) != len(other):
        return [f"{len(mine)} rows instead of {len(other)}"]
    return [
        f"{right['target_id']} {right['period']} {name}: {left[name]!r} instead of {right[name]!r}"
        for left, right in zip(mine, other, strict=True)
        for name in right
        if not _same(left[name], right[name], name in DOUBLES)
    ]


def _same(mine: object, other: object, is_double: bool) -> bool:
    if is_double and isinstance(mine, float) and isinstance(other, float):
        return math.isclose(mine, other, rel_tol=1e-14)
    return mine == other and type(mine) is type(other)
