"""Parquet files for bulk feeds: English column names, proper types (contract §1)."""

from pathlib import Path
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from etl import wordings
from etl.problems import Place, Problem, problem
from etl.raw import Distinct, RawTable, distinct_arrow
from etl.readers.layout import finish, lay_out
from scorecard.model.tables import Table

MAX_ROWS: Final = 25_000_000
"""Rows of one file; larger feeds come as several (``actuals-1.parquet``, ``actuals-2.parquet``)."""


def read_parquet(path: Path, file: str, table: Table) -> tuple[RawTable | None, list[Problem]]:
    """Read one table of a Parquet file; its rows are numbered from 1."""
    place = Place(file)
    try:
        with pq.ParquetFile(path) as source:
            if source.metadata.num_rows > MAX_ROWS:
                facts = {"size": f"{source.metadata.num_rows} dòng", "limit": f"{MAX_ROWS} dòng"}
                return None, [problem(wordings.TOO_BIG, place, **facts)]
            return _read(place, table, source)
    except (pa.ArrowException, OSError, ValueError) as error:
        reason = " ".join(str(error).split())[:120]
        return None, [problem(wordings.DAMAGED_PARQUET, place, reason=reason)]


def rows_of_parquet(path: Path) -> int:
    """How many rows a Parquet file has; 0 where it cannot be told."""
    try:
        return int(pq.read_metadata(path).num_rows)
    except (pa.ArrowException, OSError, ValueError):
        return 0


def _read(
    place: Place, table: Table, source: pq.ParquetFile
) -> tuple[RawTable | None, list[Problem]]:
    layout, problems = lay_out(place, table, source.schema_arrow.names)
    fields = [source.schema_arrow.field(index) for index in layout.positions.values()]
    strange = [field for field in fields if not _is_plain(field.type)]
    problems += [
        problem(
            wordings.WRONG_TYPE,
            Place(place.file, None, None, field.name, field.name),
            found=str(field.type)[:60],
        )
        for field in strange
    ]
    if strange:
        return None, problems
    data = source.read(columns=[field.name for field in fields])
    columns = {
        name: _distinct(data.column(field.name))
        for name, field in zip(layout.positions, fields, strict=True)
    }
    rows = np.arange(1, source.metadata.num_rows + 1, dtype=np.int64)
    raw, empty = finish(place, layout, columns, rows)
    return raw, problems + empty


def _is_plain(kind: pa.DataType) -> bool:
    """Whether a column holds single values of a kind that cells have."""
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    return any(
        test(kind)
        for test in (
            pa.types.is_string,
            pa.types.is_large_string,
            pa.types.is_string_view,
            pa.types.is_boolean,
            pa.types.is_integer,
            pa.types.is_floating,
            pa.types.is_decimal,
            pa.types.is_date,
            pa.types.is_timestamp,
            pa.types.is_null,
        )
    )


def _distinct(values: pa.ChunkedArray) -> Distinct:
    """Distinct cells; a number that is none (NaN) stays and is refused where a number is due."""
    kind = values.type
    if pa.types.is_null(kind):
        values = values.cast(pa.string())
    elif pa.types.is_timestamp(kind) and kind.unit == "ns":
        values = pc.cast(values, pa.timestamp("us", kind.tz), safe=False)
    elif pa.types.is_float16(kind):
        values = values.cast(pa.float64())
    return distinct_arrow(values)
