"""Columns to files: contract tables as CSV (numbers as people here write them) or Parquet."""

import csv
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Self

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from scorecard.model.tables import TABLES, Column, Kind, Table

Format = Literal["csv", "parquet"]


@dataclass(frozen=True)
class Words:
    """Texts by number: `words[codes]`, nothing where a code is -1."""

    codes: NDArray[np.integer]
    words: Sequence[str]


@dataclass(frozen=True)
class Amounts:
    """Numbers in millionths, nothing where not `given`; `is_flag` marks a yes (1) or no (0)."""

    millionths: NDArray[np.int64]
    given: NDArray[np.bool_]
    is_flag: NDArray[np.bool_] | None = None


Days = NDArray[np.datetime64]
Flags = NDArray[np.bool_]
Values = Words | Amounts | Days | Flags

_TABLES = {table.name: table for table in TABLES}
_ONCE = ("scales", "indicators", "organisations")
"""Tables written whole; the others come in parts, numbered in Parquet."""


def table_files(folder: Path) -> list[Path]:
    """Files in a folder that the contract would read as tables."""
    return sorted(
        path
        for path in (folder.iterdir() if folder.is_dir() else ())
        if path.suffix.lower() in (".csv", ".parquet") and path.stem.split("-")[0] in _TABLES
    )


class Writer:
    """Writes parts of tables into a folder; CSV parts are appended to one file a table."""

    def __init__(self, folder: Path, fmt: Format) -> None:
        self._folder, self._fmt = folder, fmt
        self._files = ExitStack()
        self._csv: dict[str, object] = {}
        self._parts: dict[str, int] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._files.close()

    def add(self, name: str, columns: Mapping[str, Values]) -> None:
        """Write the next part of a table; columns that are absent stay empty."""
        table = _TABLES[name]
        if unknown := set(columns) - set(table.column_names):
            raise ValueError(f"{name}: {sorted(unknown)}")
        if self._fmt == "csv":
            self._add_csv(table, columns)
        else:
            self._add_parquet(table, columns)

    def _add_csv(self, table: Table, columns: Mapping[str, Values]) -> None:
        if table.name not in self._csv:
            path = self._folder / f"{table.name}.csv"
            file = self._files.enter_context(path.open("w", encoding="utf-8", newline=""))
            self._csv[table.name] = csv.writer(file, lineterminator="\n")
            self._csv[table.name].writerow(table.column_names)  # type: ignore[attr-defined]
        size = _size(columns)
        texts = [
            _as_texts(columns[name]) if name in columns else [""] * size
            for name in table.column_names
        ]
        self._csv[table.name].writerows(zip(*texts, strict=True))  # type: ignore[attr-defined]

    def _add_parquet(self, table: Table, columns: Mapping[str, Values]) -> None:
        size = _size(columns)
        self._parts[table.name] = self._parts.get(table.name, 0) + 1
        if not size:
            return
        types = {column.name: _arrow_type(column) for column in table.columns}
        arrays = [
            _as_arrow(columns[name], kind) if name in columns else pa.nulls(size, kind)
            for name, kind in types.items()
        ]
        number = self._parts[table.name]
        name = table.name if table.name in _ONCE else f"{table.name}-{number:04d}"
        pq.write_table(
            pa.Table.from_arrays(arrays, names=list(types)),
            self._folder / f"{name}.parquet",
            compression="zstd",
            store_schema=False,  # texts are written by dictionary and read back as texts
        )


def joined(blocks: Sequence[Mapping[str, Values]], order: NDArray[np.integer]) -> dict[str, Values]:
    """Blocks of columns one after the other, then in `order`; what a block lacks is empty."""
    sizes = [_size(block) for block in blocks]
    names = dict.fromkeys(name for block in blocks for name in block)
    return {
        name: _take(_concatenated([block.get(name) for block in blocks], sizes), order)
        for name in names
    }


def _concatenated(parts: Sequence[Values | None], sizes: Sequence[int]) -> Values:
    known = next(part for part in parts if part is not None)
    sized = list(zip(parts, sizes, strict=True))
    if isinstance(known, Words):
        codes: list[NDArray[np.integer]] = []
        words: list[str] = []
        for part, size in sized:
            own = part.codes if isinstance(part, Words) else np.full(size, -1)
            codes.append(np.where(own < 0, -1, own + len(words)))
            words.extend(part.words if isinstance(part, Words) else ())
        return Words(np.concatenate(codes), words)
    if isinstance(known, Amounts):
        nothing = [Amounts(np.zeros(n, np.int64), np.zeros(n, bool)) for n in sizes]
        amounts = [p if isinstance(p, Amounts) else e for p, e in zip(parts, nothing, strict=True)]
        flags = [np.zeros(len(a.given), bool) if a.is_flag is None else a.is_flag for a in amounts]
        return Amounts(
            np.concatenate([part.millionths for part in amounts]),
            np.concatenate([part.given for part in amounts]),
            np.concatenate(flags),
        )
    days: Days | Flags = np.concatenate([part for part in parts if isinstance(part, np.ndarray)])
    return days


def _take(values: Values, index: NDArray[np.integer]) -> Values:
    if isinstance(values, Words):
        return Words(values.codes[index], values.words)
    if isinstance(values, Amounts):
        flags = None if values.is_flag is None else values.is_flag[index]
        return Amounts(values.millionths[index], values.given[index], flags)
    days: Days | Flags = values[index]
    return days


def _size(columns: Mapping[str, Values]) -> int:
    first = next(iter(columns.values()))
    if isinstance(first, Words):
        return len(first.codes)
    return len(first.given) if isinstance(first, Amounts) else len(first)


def as_written(millionths: int) -> str:
    """A number as people write it here: decimal comma, nothing to group thousands."""
    whole, part = divmod(abs(millionths), 1_000_000)
    sign = "-" if millionths < 0 else ""
    return f"{sign}{whole}" + (f",{part:06d}".rstrip("0") if part else "")


def _as_texts(values: Values) -> list[str]:
    if isinstance(values, Words):
        words = [*values.words, ""]  # code -1 is the last one: nothing
        return [words[code] for code in values.codes.tolist()]
    if isinstance(values, Amounts):
        distinct, place = np.unique(values.millionths, return_inverse=True)
        texts = np.array([as_written(number) for number in distinct.tolist()], dtype=object)[place]
        if values.is_flag is not None:
            yes_no = np.where(values.millionths > 0, "có", "không")
            texts = np.where(values.is_flag, yes_no, texts)
        return list(np.where(values.given, texts, ""))
    if values.dtype == np.bool_:
        return list(np.where(values, "có", ""))
    return ["" if text == "NaT" else text for text in values.astype("<U10").tolist()]


def _arrow_type(column: Column) -> pa.DataType:
    if column.kind in (Kind.NUMBER, Kind.FIGURE):
        return pa.decimal128(24, 6)
    if column.kind in (Kind.INTEGER, Kind.YEAR_NUMBER):
        return pa.int32()
    simple = {Kind.DATE: pa.date32(), Kind.BOOLEAN: pa.bool_()}
    return simple.get(column.kind, pa.string())


def _as_arrow(values: Values, kind: pa.DataType) -> pa.Array:
    if isinstance(values, Words):
        codes = pa.array(values.codes.astype(np.int32), mask=values.codes < 0)
        if len(set(values.words)) < len(values.words):
            return pa.array(list(values.words), pa.string()).take(codes)
        return pa.DictionaryArray.from_arrays(codes, pa.array(list(values.words), pa.string()))
    if isinstance(values, Amounts):
        if pa.types.is_integer(kind):
            return pa.array(values.millionths // 1_000_000, kind, mask=~values.given)
        return _as_decimals(values, kind)
    if values.dtype == np.bool_:
        return pa.array(values)
    return pa.array(values.astype("datetime64[D]"), pa.date32(), mask=np.isnat(values))


def _as_decimals(values: Amounts, kind: pa.DataType) -> pa.Array:
    """Decimals of 128 bits straight from integers of 64, without a detour over Python."""
    low = np.where(values.given, values.millionths, 0).astype("<i8")
    both = np.ascontiguousarray(np.stack([low, low >> 63], axis=1))
    given = np.packbits(values.given, bitorder="little")
    return pa.Array.from_buffers(kind, len(low), [pa.py_buffer(given), pa.py_buffer(both)])
