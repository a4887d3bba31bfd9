"""From a data set of the oracle to a real warehouse: real files, the real loader."""

import csv
import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from etl.load import load_sources
from scorecard.warehouse import Warehouse, WarehouseSettings
from tests.oracle.model import COLUMNS, Cell, Dataset, Row

_MASTERS = tuple(name for name in COLUMNS if name not in ("actuals", "commentaries", "adjustments"))
_SETTINGS = WarehouseSettings(threads=1, keep_generations=2)


def load_dataset(data: Dataset, folder: Path) -> Warehouse:
    """Load a data set, each of its loads in a call of its own; every call must be accepted."""
    warehouse = Warehouse(folder / "warehouse", _SETTINGS)
    for number, actuals in enumerate(data.actual_loads or ((),)):
        tables: dict[str, Sequence[Row]] = {"actuals": actuals}
        if number == 0:
            tables |= {name: getattr(data, name) for name in _MASTERS}
            tables["commentaries"] = data.commentaries
        _load(warehouse, folder / f"source-{number}", tables)
    for number, change in enumerate(data.changes):
        _load(warehouse, folder / f"change-{number}", vars(change))
    return warehouse


def _load(warehouse: Warehouse, folder: Path, tables: Mapping[str, Sequence[Row]]) -> None:
    source = write_source(folder, tables)
    if any(source.iterdir()):
        result = load_sources([source], warehouse, "test")
        assert not result.is_refused, json.dumps(
            [problem.message for problem in result.problems], ensure_ascii=False, indent=1
        )


def write_source(folder: Path, tables: Mapping[str, Sequence[Row]]) -> Path:
    """Write rows as a folder of CSV files by the contract, figures as people write them."""
    folder.mkdir(parents=True)
    for name, rows in tables.items():
        if rows:
            with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, COLUMNS[name], delimiter=";")
                writer.writeheader()
                writer.writerows({key: written(cell) for key, cell in row.items()} for row in rows)
    return folder


def written(cell: Cell | Any) -> str:
    """A cell as a clerk would write it: decimal comma, day/month/year, có and không."""
    match cell:
        case None:
            return ""
        case bool():
            return "có" if cell else "không"
        case Decimal():
            return format(cell, "f").replace(".", ",")
        case date():
            return f"{cell:%d/%m/%Y}"
        case _:
            return str(cell)
