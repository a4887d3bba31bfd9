"""A source is a folder of tables, or one file (contract §1)."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final

from etl import wordings
from etl.headings import names, table_list
from etl.problems import Place, Problem, problem
from etl.raw import RawTable, UnreadTable
from etl.readers.csv import read_csv
from etl.readers.excel import read_workbook
from etl.readers.parquet import read_parquet, rows_of_parquet
from scorecard.model.tables import Table

_TableReader = Callable[[Path, str, Table], tuple[RawTable | None, list[Problem]]]

_TABLE_READERS: Final[dict[str, _TableReader]] = {".csv": read_csv, ".parquet": read_parquet}
"""Formats of which a file holds one table, named after it."""

_BYTES_OF_A_ROW: Final = 64
"""Of a CSV file, about."""

_WORKBOOK: Final = ".xlsx"
_LEFT_ALONE: Final = frozenset({".xlsx", ".xls", ".xlsm", ".xlsb", ".ods"})
"""Files in a folder that somebody may have meant to be read."""


@dataclass(frozen=True, slots=True)
class Origin:
    """A source to read and the name by which its users know it: a dropped file lies elsewhere.

    The name's ending says the format and, but for workbooks, its stem the table.
    """

    path: Path
    name: str

    @classmethod
    def of(cls, source: "Path | Origin") -> "Origin":
        """The source itself; a path is known by what was typed."""
        return source if isinstance(source, Origin) else cls(source, str(source))


def read_source(source: Path | Origin) -> tuple[list[RawTable], list[Problem]]:
    """Read every table of a source: a folder, a ``.csv``, an ``.xlsx`` or a ``.parquet``.

    Nothing is raised for what may be wrong with the files: it is all in the problems.
    """
    tables, problems = open_source(source)
    raws: list[RawTable] = []
    for table in tables:
        if isinstance(table, UnreadTable):
            raw, found = table.read()
            problems += found
            raws += [] if raw is None else [raw]
        else:
            raws.append(table)
    return raws, problems


def open_source(source: Path | Origin) -> tuple[list[RawTable | UnreadTable], list[Problem]]:
    """The tables of a source: those of a workbook as read, those of other files to be read."""
    origin = Origin.of(source)
    path, file = origin.path, origin.name
    try:
        if path.is_dir():
            return _open_folder(path, file)
        if not path.exists():
            return [], [problem(wordings.NO_SUCH_FILE, Place(file))]
        if not path.is_file():
            return [], [problem(wordings.UNSUPPORTED_FORMAT, Place(file), ending=path.suffix)]
        return _open_file(path, file)
    except OSError as error:
        return [], [_not_permitted(file, error)]


def _open_folder(folder: Path, name: str) -> tuple[list[RawTable | UnreadTable], list[Problem]]:
    tables: list[RawTable | UnreadTable] = []
    problems: list[Problem] = []
    for path in sorted(folder.iterdir()):
        ending = path.suffix.lower()
        if path.name.startswith((".", "~$")) or not path.is_file():
            continue
        file = str(PurePath(name, path.name))
        table = names().table_of_file(path.stem) if ending in _TABLE_READERS else None
        if table is not None:
            tables.append(_unread(path, file, table))
        elif ending in _TABLE_READERS or ending in _LEFT_ALONE:
            problems.append(problem(wordings.FILE_NOT_LOADED, Place(file), tables=table_list()))
    if not tables:
        problems.append(problem(wordings.NO_TABLE, Place(name), tables=table_list()))
    return tables, problems


def _open_file(path: Path, file: str) -> tuple[list[RawTable | UnreadTable], list[Problem]]:
    named = PurePath(file)
    ending = named.suffix.lower()
    if ending == _WORKBOOK:
        raws, problems = read_workbook(path, file)
        return list(raws), problems
    if ending not in _TABLE_READERS:
        return [], [problem(wordings.UNSUPPORTED_FORMAT, Place(file), ending=named.suffix)]
    table = names().table_of_file(named.stem)
    if table is None:
        facts = {"name": named.stem, "tables": table_list()}
        return [], [problem(wordings.UNKNOWN_TABLE, Place(file), **facts)]
    return [_unread(path, file, table)], []


def _unread(path: Path, file: str, table: Table) -> UnreadTable:
    ending = PurePath(file).suffix.lower()

    def read() -> tuple[RawTable | None, list[Problem]]:
        """One file that may not be read does not hide the others."""
        try:
            return _TABLE_READERS[ending](path, file, table)
        except OSError as error:
            return None, [_not_permitted(file, error)]

    rows = rows_of_parquet(path) if ending == ".parquet" else path.stat().st_size // _BYTES_OF_A_ROW
    return UnreadTable(file, table, rows, read)


def _not_permitted(file: str, error: OSError) -> Problem:
    reason = error.strerror or type(error).__name__
    return problem(wordings.NO_PERMISSION, Place(file), reason=reason)
