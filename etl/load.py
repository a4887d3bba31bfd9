"""From sources to the next generation: read, clean, check, load all or nothing (contract §1)."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from typing import Any, Final

import pyarrow as pa

from etl.catalogue import Catalogue
from etl.checks import Sources, check
from etl.clean import CleanTable, clean
from etl.expectations import Conflict, Expectation, conflicts
from etl.merging import identifiers_of, kind_of, merge, write
from etl.preview import NO_PREVIEW, Preview, preview
from etl.problems import Problem, has_errors, in_reading_order
from etl.progress import Progress, Silence
from etl.raw import RawTable
from etl.readers import Origin, read_source
from etl.staging import stage
from scorecard.model.tables import MASTER_TABLES, REMARK_TABLES, TABLES
from scorecard.settling import settle, settle_verdicts, unsettle_verdicts
from scorecard.warehouse import Draft, Warehouse, Workbench

_SILENCE: Final = Silence()


@dataclass(frozen=True, slots=True)
class TableCount:
    """What a load makes of one table of a file: a repeated row counts as unchanged.

    ``changed``: master records replaced, and reports that follow an earlier one of their
    organisation, indicator and period.
    """

    file: str
    sheet: str | None
    table: str
    read: int
    new: int
    changed: int

    @property
    def unchanged(self) -> int:
        """Rows that equal a stored one, or an earlier one of the call."""
        return self.read - self.new - self.changed


@dataclass(frozen=True, slots=True)
class LoadResult:
    """What became of a call: problems in reading order, counts a table of a file.

    ``generation`` is the number of the new generation; None where nothing changed, nothing was
    to be loaded, or an error stands among the problems (then the counts are empty). ``conflicts``
    are the reports that others published since they were looked at; they stop a load too.
    ``preview``: what would change, or what was changed; ``is_outdated``: another preview had been
    agreed to, so nothing was written.
    """

    problems: list[Problem]
    counts: list[TableCount]
    generation: int | None = None
    conflicts: list[Conflict] = field(default_factory=list)
    preview: Preview = NO_PREVIEW
    is_outdated: bool = False

    @property
    def is_refused(self) -> bool:
        """Whether an error or a conflict stops the load."""
        return has_errors(self.problems) or bool(self.conflicts)


Source = Path | Origin
"""What is loaded: a path, or one that its users know by another name."""


def check_sources(
    sources: Sequence[Source], warehouse: Warehouse, progress: Progress = _SILENCE
) -> LoadResult:
    """Check sources against each other and the warehouse; nothing is written."""
    raws, problems = _read(sources, progress)
    return check_tables(raws, problems, warehouse, progress)


def check_tables(
    raws: Sequence[RawTable],
    problems: Sequence[Problem],
    warehouse: Warehouse,
    progress: Progress = _SILENCE,
) -> LoadResult:
    """Check tables as they were read, with what reading found; nothing is written."""
    with warehouse.workbench() as workbench:
        return _prepare(workbench, 0, raws, problems, progress, with_preview=True)


def load_sources(
    sources: Sequence[Source],
    warehouse: Warehouse,
    loaded_by: str,
    progress: Progress = _SILENCE,
    agreed: Preview | None = None,
) -> LoadResult:
    """Check sources, and where there is no error publish them as the next generation.

    ``agreed`` is the preview of a check that somebody agreed to: where the sources would change
    anything else by now, nothing is written and the result ``is_outdated``.
    """
    raws, problems = _read(sources, progress)
    return load_tables(
        raws, problems, warehouse, loaded_by, progress, with_preview=True, agreed=agreed
    )


def load_tables(
    raws: Sequence[RawTable],
    problems: Sequence[Problem],
    warehouse: Warehouse,
    loaded_by: str,
    progress: Progress = _SILENCE,
    expected: Sequence[Expectation] = (),
    *,
    with_preview: bool = False,
    agreed: Preview | None = None,
) -> LoadResult:
    """Check tables as they were read, with what reading found; publish them without an error.

    ``expected``: the reports that the new ones are meant to follow; where one is not in force any
    more nothing is written, and the result names the conflicts.
    """
    if has_errors(problems):
        with warehouse.workbench() as workbench:
            return _prepare(workbench, 0, raws, problems, progress, with_preview=with_preview)
    with warehouse.publish(loaded_by) as draft:
        found = conflicts(draft, expected)
        if found:
            return LoadResult([], [], conflicts=found)
        result = _prepare(draft, draft.load_id, raws, problems, progress, with_preview=with_preview)
        if agreed is not None and result.preview.fingerprint != agreed.fingerprint:
            return replace(result, is_outdated=True)
        if result.is_refused or not any(each.new or each.changed for each in result.counts):
            return result
        progress.step("Ghi vào kho")
        draft.begin()
        _write(draft, result.counts)
    return replace(result, generation=draft.number)


def _read(sources: Sequence[Source], progress: Progress) -> tuple[list[RawTable], list[Problem]]:
    raws: list[RawTable] = []
    problems: list[Problem] = []
    progress.expect(len(sources))
    for source in sources:
        progress.step(f"Đọc {PurePath(Origin.of(source).name).name}")
        tables, found = read_source(source)
        raws += tables
        problems += found
    return raws, problems


def _prepare(
    workbench: Workbench,
    load_id: int,
    raws: Sequence[RawTable],
    problems: Sequence[Problem],
    progress: Progress,
    *,
    with_preview: bool,
) -> LoadResult:
    """Clean, merge and check on a workbench; the counts stand only where no error does."""
    progress.expect(len(raws) + 4)
    number = load_id or workbench.rows("load/next_load_id")[0]["load_id"]
    tables, found = _clean_all(workbench, raws, progress)
    if not tables:
        return LoadResult(in_reading_order([*problems, *found]), [])
    progress.step("Đối chiếu với kho")
    first_file_id: int = workbench.rows("load/next_file_id")[0]["file_id"]
    stage(workbench, tables, first_file_id)
    merge(workbench, number, {table.table.name for table in tables})
    progress.step("Kiểm tra chéo")
    sources = Sources(tables, first_file_id)
    everything = _once([*problems, *found, *check(workbench, sources, number)])
    is_refused = has_errors(everything)
    progress.step("So với số liệu đang dùng")
    counts = [] if is_refused else _counts(workbench, sources)
    seen = preview(workbench, sources, has_errors=is_refused) if with_preview else NO_PREVIEW
    return LoadResult(everything, counts, preview=seen)


def _clean_all(
    workbench: Workbench, raws: Sequence[RawTable], progress: Progress
) -> tuple[list[CleanTable], list[Problem]]:
    """Clean every table, each kind after those that it is read beside; order as in the call."""
    gathered = {
        "indicators": [workbench.table("load/stored_indicators")],
        "scales": [workbench.table("load/stored_scales")],
        "targets": [],
    }
    if any(raw.table.name == "target_years" for raw in raws):
        gathered["targets"].append(workbench.table("load/stored_targets"))
    cleaned: dict[int, CleanTable] = {}
    problems: list[Problem] = []
    for names in (_FIRST, ("targets",), _LAST):
        mine = [index for index, raw in enumerate(raws) if raw.table.name in names]
        if not mine:
            continue
        catalogue = _catalogue(gathered) if names is not _FIRST else Catalogue.empty()
        for index in mine:
            raw = raws[index]
            progress.step(f"Kiểm tra {raw.sheet or raw.file}")
            cleaned[index], found = clean(raw, catalogue)
            problems += found
            if raw.table.name in gathered:
                gathered[raw.table.name].append(cleaned[index].rows)
    return [cleaned[index] for index in sorted(cleaned)], problems


_FIRST: Final = ("organisations", "terms", "resolutions", "scales", "indicators")
_LAST: Final = ("target_years", "actuals", *(table.name for table in REMARK_TABLES))
_NEEDED: Final = {
    "indicators": ["id", "unit", "measure", "aggregation", "scale_id", "can_be_negative"],
    "scales": ["id", "level", "name"],
    "targets": ["id", "indicator_id", "comparator", "cadence"],
}
"""Columns that cleaning needs of the tables that others are read beside."""


def _catalogue(gathered: Mapping[str, Sequence[pa.Table]]) -> Catalogue:
    """The catalogue of what is stored and what was cleaned so far."""
    return Catalogue.from_tables(
        **{name: _joined(gathered[name], columns) for name, columns in _NEEDED.items()}
    )


def _joined(tables: Sequence[pa.Table], columns: Sequence[str]) -> pa.Table:
    if not tables:
        return pa.table({column: [] for column in columns})
    return pa.concat_tables([each.select(columns) for each in tables], promote_options="permissive")


def _once(problems: Sequence[Problem]) -> list[Problem]:
    """The problems in reading order; of two that say the same of one cell, the first."""
    kept: dict[tuple[object, ...], Problem] = {}
    for each in problems:
        place = (each.file, each.sheet, each.row, each.column, each.code)
        is_of_a_cell = each.row is not None and each.column is not None
        kept.setdefault(place if is_of_a_cell else (*place, each.text), each)
    return in_reading_order(kept.values())


def _counts(workbench: Workbench, sources: Sources) -> list[TableCount]:
    found: dict[int, dict[str, Any]] = {}
    for table in TABLES:
        if table.name in sources.names:
            rows = workbench.rows(f"load/count_{kind_of(table)}", identifiers_of(table))
            found |= {row["file_id"]: row for row in rows}
    counts = []
    for index, source in enumerate(sources.tables):
        row = found.get(sources.first_file_id + index, {"rows_new": 0, "rows_changed": 0})
        counts.append(
            TableCount(
                source.file,
                source.sheet,
                source.table.name,
                len(source.rows),
                row["rows_new"],
                row["rows_changed"],
            )
        )
    return counts


def _write(draft: Draft, counts: Sequence[TableCount]) -> None:
    """Write what the merge found new or changed into the draft."""
    first_file_id: int = draft.rows("load/next_file_id")[0]["file_id"]
    files = pa.table(
        {
            "file_id": list(range(first_file_id, first_file_id + len(counts))),
            "file": [each.file for each in counts],
            "sheet": pa.array([each.sheet for each in counts], type=pa.string()),
            "table_name": [each.table for each in counts],
            "rows_read": [each.read for each in counts],
            "rows_new": [each.new for each in counts],
            "rows_changed": [each.changed for each in counts],
            "rows_unchanged": [each.unchanged for each in counts],
        }
    )
    draft.lend("load_file_staged", files)
    draft.run("load/write_files", load_id=draft.load_id)
    written = {each.table for each in counts if each.new or each.changed}
    write(draft, written)
    _settle(draft, written, sum(each.new + each.changed for each in counts))


def _settle(draft: Draft, written: Set[str], rows: int) -> None:
    """Settle what the written tables decide; a few new reports are left to their readers."""
    if written & {table.name for table in MASTER_TABLES}:
        settle(draft, of_everything=bool(written & _SHARED_MASTERS))
    elif "actuals" in written and rows > _FEW_ROWS:
        settle_verdicts(draft)
    elif "actuals" in written:
        unsettle_verdicts(draft)


_SHARED_MASTERS: Final = frozenset({"indicators", "scales"})
"""Masters that concern every organisation."""

_FEW_ROWS: Final = 500
"""Reports whose periods are quicker worked out at a review than settled when publishing."""
