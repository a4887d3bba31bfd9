"""CSV files: UTF-8, separated by comma, semicolon or tab (contract §1)."""

import csv
import io
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.csv as arrow_csv
from numpy.typing import NDArray

from etl import wordings
from etl.problems import Place, Problem, problem
from etl.raw import Distinct, Mask, RawTable, distinct_arrow
from etl.readers.encoding import utf8_body
from etl.readers.layout import Layout, beyond_headings, finish, known_headings, lay_out
from scorecard.model.tables import Table

MAX_BYTES: Final = 2 << 30
"""Largest file that is read; bulk feeds of more come as Parquet."""

SEPARATORS: Final = ",;\t"

_HEAD: Final = 1 << 18
"""Bytes in which the heading record must end."""

_BLOCK: Final = 8 << 20
_NEWLINE, _QUOTE, _RETURN = (ord(each) for each in '\n"\r')


def read_csv(path: Path, file: str, table: Table) -> tuple[RawTable | None, list[Problem]]:
    """Read one table of a CSV file; ``file`` is its name as users are told it."""
    place = Place(file)
    size = path.stat().st_size
    if size > MAX_BYTES:
        facts = {"size": f"{size >> 20} MB", "limit": f"{MAX_BYTES >> 20} MB"}
        return None, [problem(wordings.TOO_BIG, place, **facts)]
    body = utf8_body(place, path.read_bytes())
    if isinstance(body, Problem):
        return None, [body]
    if not body or body.isspace():
        return None, [problem(wordings.EMPTY_FILE, place)]
    try:
        return _read(place, table, body)
    except _BadRecordError as error:
        return None, [error.problem]


def csv_records(path: Path, table: Table) -> Iterator[tuple[int, list[str]]]:
    """The records of a CSV file as far as they can be read, the headings too, by their lines."""
    place = Place(path.name)
    body = utf8_body(place, path.read_bytes())
    if isinstance(body, Problem) or not body or body.isspace():
        return
    with suppress(_BadRecordError):
        separator, _, _, _ = _heading(place, table, body)
        for line, _, cells in _records(place, body, separator, 0):
            yield line, cells


class _BadRecordError(ValueError):
    """A record that no rule of CSV reads."""

    def __init__(self, found: Problem) -> None:
        super().__init__(found.message)
        self.problem = found


def _read(place: Place, table: Table, body: bytes) -> tuple[RawTable, list[Problem]]:
    separator, heading, line, lines = _heading(place, table, body)
    layout, problems = lay_out(place.at(line), table, heading)
    fast = _fast(body, separator, layout, len(heading), lines)
    if fast is not None:
        columns, rows = fast
    else:
        columns, rows, extra = _slow(place, body, separator, layout, lines)
        problems += extra
    raw, empty = finish(place, layout, columns, rows)
    return raw, problems + empty


def _heading(place: Place, table: Table, body: bytes) -> tuple[str, list[str], int, int]:
    """Separator, headings, the line they stand on and the lines up to where they end."""
    head = body[:_HEAD].decode("utf-8", errors="ignore")
    best: tuple[int, int, str, list[str], int, int] | None = None
    unread: _BadRecordError | None = None
    for separator in SEPARATORS:
        try:
            line, lines, cells = next(_records(place, head.encode(), separator, 0), (1, 1, []))
        except _BadRecordError as error:
            # Headings in quotes are no record where the separator is another one.
            unread = unread or error
            continue
        found = (known_headings(table, cells), len(cells), separator, cells, line, lines)
        if best is None or found[:2] > best[:2]:
            best = found
    if unread is not None and (best is None or best[:2] <= (0, 1)):
        raise unread
    if best is None:
        raise AssertionError("there are separators")
    return best[2:]


def _records(
    place: Place, body: bytes, separator: str, skipped: int
) -> Iterator[tuple[int, int, list[str]]]:
    """First line, last line and cells of each record that is not an empty line.

    ``skipped``: records that end on or before this line are left out.
    """
    # Decoded as it is read: as one text a cell of 100 MB would take a gigabyte.
    lines = io.TextIOWrapper(io.BytesIO(body), "utf-8", newline="")
    reader = csv.reader(lines, delimiter=separator, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _BadRecordError(_bad_record(place.at(line), str(error))) from None
        if cells and reader.line_num > skipped:
            yield line, reader.line_num, cells


def _bad_record(place: Place, reason: str) -> Problem:
    if "field limit" in reason:
        return problem(wordings.CELL_TOO_LONG, place, limit=csv.field_size_limit())
    return problem(wordings.UNCLOSED_QUOTE, place)


def _slow(
    place: Place, body: bytes, separator: str, layout: Layout, skipped: int
) -> tuple[dict[str, Distinct], NDArray[np.int64], list[Problem]]:
    """Any CSV, record by record."""
    problems: list[Problem] = []
    rows: list[int] = []
    cells: dict[str, list[str | None]] = {name: [] for name in layout.positions}
    for line, _, record in _records(place, body, separator, skipped):
        rows.append(line)
        for name, index in layout.positions.items():
            cells[name].append(record[index] if index < len(record) else None)
        for index in (*layout.unnamed, *range(layout.width, len(record))):
            if index < len(record) and record[index].strip():
                problems.append(beyond_headings(place.at(line), index, record[index]))
    columns = {
        name: distinct_arrow(pa.chunked_array([pa.array(column, type=pa.string())]))
        for name, column in cells.items()
    }
    return columns, np.array(rows, dtype=np.int64), problems


def _fast(
    body: bytes, separator: str, layout: Layout, width: int, skipped: int
) -> tuple[dict[str, Distinct], NDArray[np.int64]] | None:
    """A regular CSV in one go; None where only reading record by record is sure to be right."""
    if not layout.positions or layout.unnamed or layout.width != width:
        return None
    buffer = np.frombuffer(body, dtype=np.uint8)
    newlines = np.flatnonzero(buffer == _NEWLINE)
    if body.count(b"\r") != body.count(b"\r\n") or not skipped <= len(newlines):
        return None
    start = int(newlines[skipped - 1]) + 1
    quotes = np.flatnonzero(buffer == _QUOTE) if b'"' in body else np.array([], dtype=np.int64)
    if not _well_quoted(buffer, quotes, separator):
        return None
    rows = _record_lines(buffer, newlines, quotes, skipped)
    if rows is None:
        return None
    table = (
        _parse(pa.py_buffer(body).slice(start), separator, layout, width, bool(len(quotes)))
        if len(rows)
        else None
    )
    if len(rows) and (table is None or table.num_rows != len(rows)):
        return None
    columns = {
        name: distinct_arrow(table.column(str(index)))
        if table is not None
        else Distinct(np.array([], dtype=np.int32), [])
        for name, index in layout.positions.items()
    }
    return columns, rows


def _well_quoted(buffer: NDArray[np.uint8], quotes: NDArray[np.int64], separator: str) -> bool:
    """Whether every quoted cell begins after and ends before a separator or a line's end."""
    if len(quotes) % 2:
        return False
    borders = np.array([_NEWLINE, _RETURN, _QUOTE, ord(separator)], dtype=np.uint8)
    opening, closing = quotes[::2], quotes[1::2]
    before = buffer[np.maximum(opening - 1, 0)]
    after = buffer[np.minimum(closing + 1, len(buffer) - 1)]
    opens: Mask = np.isin(before, borders) | (opening == 0)
    closes: Mask = np.isin(after, borders) | (closing == len(buffer) - 1)
    return bool(opens.all() and closes.all())


def _record_lines(
    buffer: NDArray[np.uint8],
    newlines: NDArray[np.int64],
    quotes: NDArray[np.int64],
    skipped: int,
) -> NDArray[np.int64] | None:
    """The line on which each record after the heading begins; empty lines are no records.

    None where a record is so long that one of its cells may be longer than is read.
    """
    ends = np.arange(len(newlines))
    if len(quotes):
        ends = np.flatnonzero(np.searchsorted(quotes, newlines) % 2 == 0)
    first_lines = np.concatenate([[0], ends + 1])
    starts = np.concatenate([[0], newlines[ends] + 1])
    stops = np.concatenate([newlines[ends], [len(buffer)]])
    last = buffer[np.maximum(stops - 1, 0)]
    lengths = stops - starts - ((last == _RETURN) & (stops > starts))
    if lengths.max(initial=0) > csv.field_size_limit():
        return None
    kept = (lengths > 0) & (first_lines >= skipped)
    lines: NDArray[np.int64] = (first_lines[kept] + 1).astype(np.int64)
    return lines


def _parse(
    body: pa.Buffer, separator: str, layout: Layout, width: int, has_quotes: bool
) -> pa.Table | None:
    wanted = [str(index) for index in layout.positions.values()]
    words = pa.dictionary(pa.int32(), pa.string())
    try:
        return arrow_csv.read_csv(
            pa.BufferReader(body),
            arrow_csv.ReadOptions(
                column_names=[str(index) for index in range(width)], block_size=_BLOCK
            ),
            arrow_csv.ParseOptions(delimiter=separator, newlines_in_values=has_quotes),
            arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(wanted, words),
                include_columns=wanted,
                strings_can_be_null=True,
                null_values=[""],
                check_utf8=False,
            ),
        )
    except pa.ArrowException:
        return None
