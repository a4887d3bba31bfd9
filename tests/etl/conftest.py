"""Sources in temporary folders, and what reading and cleaning answers of them."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from etl.catalogue import Catalogue, Indicator, TargetBrief
from etl.clean import CleanTable, clean
from etl.problems import Problem
from etl.raw import RawTable, distinct_objects
from scorecard.model.tables import TABLES

Rows = Sequence[Mapping[str, object]]
Told = list[tuple[str, int | None, str | None]]


def told(problems: Sequence[Problem]) -> Told:
    """What tests compare of problems: code, row, column."""
    return [(str(each.code), each.row, each.column) for each in problems]


@pytest.fixture
def tell() -> Callable[[Sequence[Problem]], Told]:
    return told


@pytest.fixture
def write_csv(tmp_path: Path) -> Callable[..., Path]:
    def write(text: str | bytes, name: str = "actuals.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return path

    return write


@pytest.fixture
def catalogue() -> Catalogue:
    def indicator(unit: str, measure: str, aggregation: str = "last", **other) -> Indicator:
        return Indicator(
            unit, measure, aggregation, other.get("scale_id"), other.get("can_be_negative", False)
        )

    return Catalogue(
        {
            "flow": indicator("học viên", "flow", "sum"),
            "money": indicator("triệu đồng", "flow", "sum"),
            "profit": indicator("triệu đồng", "flow", "sum", can_be_negative=True),
            "stock": indicator("trường", "stock"),
            "ratio": indicator("%", "ratio", "pooled"),
            "ratio.last": indicator("%", "ratio", "last"),
            "rating": indicator("mức", "rating", scale_id="xep_loai"),
            "flag": indicator("có/không", "flag"),
        },
        Catalogue.empty().scales,
        {
            "T-flow": TargetBrief("flow", ">=", "by_year"),
            "T-range": TargetBrief("flow", "between", "by_year"),
            "T-rating": TargetBrief("rating", ">=", "by_year"),
            "T-each": TargetBrief("flow", ">=", "each_year"),
        },
    )


@pytest.fixture
def clean_rows(catalogue: Catalogue) -> Callable[..., tuple[pd.DataFrame, Told]]:
    """Clean rows of a table (every cell as a reader gives it): the frame, and what is told."""

    def cleaned(table: str, rows: Rows) -> tuple[pd.DataFrame, Told]:
        result, problems = clean_table(table, rows, catalogue)
        return result.rows.to_pandas(types_mapper=pd.ArrowDtype), told(problems)

    return cleaned


def clean_table(table: str, rows: Rows, catalogue: Catalogue) -> tuple[CleanTable, list[Problem]]:
    description = next(each for each in TABLES if each.name == table)
    names = [
        column.name
        for column in description.columns
        if column.required or any(column.name in row for row in rows)
    ]
    columns = {}
    for name in names:
        held = np.empty(len(rows), dtype=object)
        held[:] = [row.get(name) for row in rows]
        columns[name] = distinct_objects(held)
    numbers = np.arange(2, len(rows) + 2, dtype=np.int64)
    raw = RawTable("tep.csv", None, description, columns, numbers, {name: name for name in names})
    return clean(raw, catalogue)
